"""A file larger than the limit

## Why it matters

The limit keeps a wrong path, or a file made to do harm, from filling the memory. 100,000 roles
take about 37 megabytes.

## What it finds

A file above 256 megabytes, or above what `--max-size` says.

```text bad
$ ls -s --block-size=M everything.yaml
312M everything.yaml
$ commops check everything.yaml
```

## What to do

Split the file and `include` its parts, or raise the limit.

```text good
$ commops check everything.yaml --max-size 400
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

file_too_large = reading_rule(
    "file-too-large",
    "SYN009",
    Severity.ERROR,
    "the file has {bytes} bytes, more than {limit}",
    "split it with include, or raise the limit with --max-size",
    __doc__,
)
