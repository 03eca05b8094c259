"""A file in another encoding than UTF-8

## Why it matters

In the wrong encoding, names turn into other characters, and nobody can tell whether two of
them are the same. A spreadsheet that saves CSV in China often uses GB 18030.

## What it finds

A file that is not UTF-8, or not what `encoding` on its include says. The place is that of
the first byte that does not fit. What the bytes look like (GB 18030, UTF-16, UTF-32) is a guess.

```text bad
$ iconv -f UTF-8 -t GB18030 clinic.yaml > team.yaml
$ commops check team.yaml
```

## What to do

Convert the file once, or say at the include what it is:
`include: [{file: people.csv, encoding: gb18030}]`.

```text good
$ iconv -f GB18030 -t UTF-8 team.yaml > clinic.yaml
$ commops check clinic.yaml
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

wrong_encoding = reading_rule(
    "wrong-encoding",
    "SYN004",
    Severity.ERROR,
    "the file cannot be read as {encoding}",
    "convert it: iconv -f {guess} -t UTF-8 in.yaml > out.yaml; where it is included, encoding: {guess} will do, too",
    __doc__,
)
