"""Questions about the texts of an organisation: where one says too little, names somebody, or uses another word."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import chain, compress
from operator import not_
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

from commops.graph import OrgGraph

if TYPE_CHECKING:
    from commops.model.role import Assignment, Role
    from commops.source.tree import Pointer

_KINDS = {
    "roles": "role", "duties": "duty", "units": "unit", "workflows": "workflow", "metrics": "metric",
    "deliverables": "deliverable",
}  # fmt: skip
"""Sections, and the name under which a finding holds an id of theirs."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that stands in the file, and where."""

    text: str
    pointer: "Pointer"
    kind: str
    """``duty``, ``task`` or ``purpose``; ``name`` for the names of everything else."""
    language: str = ""
    is_id: bool = False
    """Whether the text is an id that speaks for itself."""

    @property
    def field(self) -> "Pointer":
        """The way to the text in all its languages."""
        return self.pointer[:-1] if self.language else self.pointer

    @property
    def entry(self) -> "Pointer":
        """The way to the duty, task, role or other entry that the text belongs to."""
        way = self.field
        return way[:4] if len(way) >= 4 and way[2] in ("duties", "tasks", "steps") else way[:2]

    @property
    def place(self) -> dict[str, Any]:
        """How a finding points at it."""
        return {} if self.is_id else {"on_value": True, "text": None if self.language else self.text}

    def ids(self) -> dict[str, Any]:
        """The ids of what it belongs to, as a finding names them."""
        return ids_of(self.pointer)


def ids_of(pointer: "Pointer") -> dict[str, Any]:
    """The ids on the way to an entry, under the names of their kinds."""
    section, key, *rest = pointer
    found: dict[str, Any] = {_KINDS[section]: key} if section in _KINDS else {}
    if section == "roles" and len(rest) > 1 and rest[0] == "duties":
        found["duty"] = rest[1]
    if section == "workflows" and len(rest) > 1 and rest[0] == "steps":
        found["step"] = rest[1]
    return found


class Pile:
    """Texts in one string, so that a word is looked for once and not in each of them.

    Args:
        texts: the texts.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(texts)
        self.joined = "\n".join(("", *self.texts)).lower()
        if self.joined.count("\n") != len(self.texts):
            self.joined = "\n".join(("", *(text.replace("\n", " ") for text in self.texts))).lower()

    def holding(self, word: str) -> Iterator[str]:
        """The texts that hold a word in lower case; begin it with a line end for those that begin with it."""
        return self.at(self._positions(word))

    def at(self, positions: Iterable[int]) -> Iterator[str]:
        """The texts at some positions of the string, which rise."""
        number, last = 0, 0
        for position in positions:
            number += self.joined.count("\n", last, position + 1)
            last = position + 1
            yield self.texts[number - 1]

    def _positions(self, word: str) -> Iterator[int]:
        at = self.joined.find(word)
        while at >= 0:
            yield at
            end = self.joined.find("\n", at + 1)
            at = self.joined.find(word, end) if end >= 0 else -1


class Seeker:
    """Many words to look for at once: in one walk along the text, by how they begin.

    A word of a script that has spaces counts only as a whole one. A hyphen counts as a space,
    for that is what it stands for in ids.

    Args:
        words: the words.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {_plain(word) for word in words}
        self._spaced: dict[str, list[int]] = {}
        self._dense: dict[str, list[int]] = {}
        for word in sorted(self._words, key=lambda word: (-len(word), word)):
            first = _WORD.match(word) if has_spaces(word) else None
            lengths = self._spaced.setdefault(first[0], []) if first else self._dense.setdefault(word[:1], [])
            if len(word) not in lengths[-1:]:
                lengths.append(len(word))
        self._begins = re.compile(f"[{re.escape(''.join(sorted(self._dense)))}]") if self._dense else None

    def texts(self, pile: Pile) -> set[str]:
        """The texts of a pile that hold one of the words."""
        return set(pile.at(sorted(at for at, _ in self._hits(_plain(pile.joined)))))

    def words(self, text: str) -> list[str]:
        """The words that a text holds, in their order and in lower case; of those that overlap the longest."""
        found, end = [], 0
        for at, word in sorted(self._hits(_plain(text)), key=lambda hit: (hit[0], -len(hit[1]))):
            if at >= end:
                found.append(word)
                end = at + len(word)
        return found

    def _hits(self, plain: str) -> Iterator[tuple[int, str]]:
        for match in _WORD.finditer(plain) if self._spaced else ():
            for length in self._spaced.get(match[0], ()):
                end = match.start() + length
                if plain[match.start() : end] in self._words and not plain[end : end + 1].isalnum():
                    yield match.start(), plain[match.start() : end]
                    break
        for match in self._begins.finditer(plain) if self._begins else ():
            for length in self._dense[match[0]]:
                if (word := plain[match.start() : match.start() + length]) in self._words:
                    yield match.start(), word
                    break


_WORD = re.compile(r"[^\W_]+")
_DENSE = "\u2e80"
"""From here on scripts put no space between words: Chinese, Japanese, Korean."""


def has_spaces(text: str) -> bool:
    """Whether a text is of a script that puts spaces between words: any but Chinese, Japanese and the like."""
    return text.isascii() or max(text) < _DENSE


def _plain(text: str) -> str:
    return text.lower().replace("-", " ").replace("_", " ")


def _whole(word: str) -> str:
    """A pattern for a word: a whole one where the script has spaces."""
    return rf"\b{re.escape(word)}\b" if has_spaces(word) else re.escape(word)


@cache
def _compiled(pattern: str) -> "re.Pattern[str]":
    """A pattern without regard to case, compiled when the first text asks for it."""
    return re.compile(pattern, re.IGNORECASE)


_NOTHING = r"(?!)"
"""A pattern that nothing matches."""


_Where = tuple["Pointer", str, str, bool]
"""Pointer, kind, language and whether it is an id: a passage is made of it when a word was found."""
_Row = tuple[str, "Pointer", str, str, bool]


@dataclass(slots=True)
class Written:
    """What is written in a file, by text."""

    texts: dict[str, list[_Where]]
    bare: AbstractSet[str]
    """Ids of duties that have no name, and so are their own text."""
    piles: tuple[Pile, Pile]
    """The texts in plain Latin letters, and the others: a string of the former takes less room and time."""

    def passages(self, graph: OrgGraph, text: str) -> Iterator[Passage]:
        """The passages that have a text."""
        for pointer, kind, language, is_id in self.texts.get(text, ()):
            yield Passage(text, pointer, kind, language, is_id)
        if text in self.bare:
            yield Passage(text, graph.duty_pointer(text), "duty", is_id=True)


_WORK: "WeakKeyDictionary[OrgGraph, Written]" = WeakKeyDictionary()
_NAMES: "WeakKeyDictionary[OrgGraph, Written]" = WeakKeyDictionary()


def work(graph: OrgGraph) -> Written:
    """The duties, tasks and purposes of a file, gathered once."""
    if graph not in _WORK:
        library = graph.org.library.get("duties", {})
        named = {*library, *(duty for duty, entry in graph.org.duties.items() if entry.name is not None)}
        bare = graph.duties_in_use - named if named else graph.duties_in_use
        _WORK[graph] = _gathered(chain(_of_sections(graph, ("duty", "task", "purpose")), _of_roles(graph)), bare)
    return _WORK[graph]


def names(graph: OrgGraph) -> Written:
    """The names of everything but duties and tasks, gathered once; few files need them."""
    if graph not in _NAMES:
        _NAMES[graph] = _gathered(chain(_of_sections(graph, ("name",)), _of_role_names(graph)), set())
    return _NAMES[graph]


def passages(graph: OrgGraph, words: Collection[str], kinds: Collection[str]) -> Iterator[Passage]:
    """The duties, tasks or purposes that hold one of some words in any case, each once.

    Args:
        graph: the organisation.
        words: words in lower case; one that begins with a line end is looked for at the beginning of a text.
        kinds: kinds of passages.
    """
    told = work(graph)
    for text in sorted({text for pile in told.piles for word in words for text in pile.holding(word)}):
        yield from (passage for passage in told.passages(graph, text) if passage.kind in kinds)


Found = TypeVar("Found")


def first_of_each(
    found: Iterable[tuple[Passage, Found]], way: Callable[[Passage], "Pointer"]
) -> Iterator[tuple[Passage, Found]]:
    """One passage for each way, with what was found in it: any other language before English."""
    best: dict[Pointer, tuple[Passage, Found]] = {}
    for passage, words in found:
        key = way(passage)
        if key not in best or _rank(passage) < _rank(best[key][0]):
            best[key] = passage, words
    yield from best.values()


def _rank(passage: Passage) -> "tuple[bool, Pointer]":
    return passage.language == "en", passage.pointer


def _gathered(rows: Iterable[_Row], bare: AbstractSet[str]) -> Written:
    found: dict[str, list[_Where]] = {}
    for text, pointer, kind, language, is_id in rows:
        known = found.get(text)
        if known is None:
            found[text] = [(pointer, kind, language, is_id)]
        else:
            known.append((pointer, kind, language, is_id))
    texts = [*bare, *found]
    are_narrow = [*map(str.isascii, texts)]
    return Written(found, bare, (Pile(compress(texts, are_narrow)), Pile(compress(texts, map(not_, are_narrow)))))


_AT_LENGTH: "WeakKeyDictionary[OrgGraph, list[tuple[str, str, Assignment]]]" = WeakKeyDictionary()


def told_at_length(graph: OrgGraph) -> "list[tuple[str, str, Assignment]]":
    """Role, duty and assignment where more is said than letters; what comes from a library is left out."""
    if graph not in _AT_LENGTH:
        _AT_LENGTH[graph] = [
            (role, duty, assignment)
            for role, entry in graph.roles.items()
            if entry.is_ is None and not entry.archived
            for duty, assignment in entry.duties.items()
            if assignment.tasks or assignment.vague is not None or assignment.purpose is not None
        ]
    return _AT_LENGTH[graph]


def _of_sections(graph: OrgGraph, kinds: Collection[str]) -> Iterator[_Row]:
    for section, entries in graph.org.sections.items():
        if section in ("people", "glossary", "roles"):
            continue
        shelf = graph.org.library.get(section, {})
        for key, entry in entries.items():
            if not entry.archived:
                inherited = shelf[key].name if key in shelf else None
                yield from (row for row in _of_entry(section, key, entry, inherited) if row[2] in kinds)


def _of_entry(section: str, key: str, entry: Any, inherited: Any) -> Iterator[_Row]:
    at = (section, key)
    if entry.name != inherited:
        yield from _said(entry.name, (*at, "name"), "duty" if section == "duties" else "name")
    yield from _said(getattr(entry, "purpose", None), (*at, "purpose"), "purpose")
    for name, task in entry.tasks.items() if section == "duties" else ():
        if task.name is None:
            yield name, (*at, "tasks", name), "task", "", True
        elif isinstance(task.name, str):
            yield task.name, (*at, "tasks", name), "task", "", False
        else:
            yield from _said(task.name, (*at, "tasks", name, "name"), "task")
    for name, step in entry.steps.items() if section == "workflows" else ():
        yield from _said(step.name, (*at, "steps", name, "name"), "name")


def _of_role_names(graph: OrgGraph) -> Iterator[_Row]:
    for role, entry in graph.roles.items():
        if entry.is_ is None and not entry.archived:
            yield from _said(entry.name, ("roles", role, "name"), "name")


def _of_roles(graph: OrgGraph) -> Iterator[_Row]:
    """The work of roles; what a role takes over from a library is not written here, and left out."""
    for role, entry in graph.roles.items():
        if entry.is_ is not None or entry.archived:
            continue
        if isinstance(purpose := entry.purpose, str):
            yield purpose, ("roles", role, "purpose"), "purpose", "", False
        elif purpose is not None:
            yield from _said(purpose, ("roles", role, "purpose"), "purpose")
    for role, duty, assignment in told_at_length(graph):
        at = ("roles", role, "duties", duty)
        yield from _said(assignment.purpose, (*at, "purpose"), "purpose")
        for task, words in assignment.tasks.items():
            if words:
                yield from _said(words, (*at, "tasks", task), "task")
            else:
                yield task, (*at, "tasks", task), "task", "", True


def _said(words: "str | Mapping[str, str] | None", pointer: "Pointer", kind: str) -> Iterator[_Row]:
    if isinstance(words, str):
        yield words, pointer, kind, "", False
    elif words:
        for language, text in words.items():
            yield text, (*pointer, language), kind, language, False


def repeats(role: "Role", key: str) -> str:
    """The name of a role that its purpose only repeats, in some language; nothing where it says more."""
    name, purpose = role.name, role.purpose
    if isinstance(purpose, str):  # most purposes are longer than all names together: decided by lengths alone
        longest = len(name) if isinstance(name, str) else sum(map(len, name.values())) if name is not None else 0
        if len(purpose) > max(len(key), longest) + _MARKS:
            return ""
    titles = [key] if name is None else [key, name] if isinstance(name, str) else [key, *name.values()]
    told = {_bare(text) for text in ((purpose,) if isinstance(purpose, str) else (purpose or {}).values())}
    return next((title for title in titles if _bare(title) in told), "")


_MARKS = 4
"""So many more characters may be punctuation; a longer purpose says more than the name."""


def _bare(text: str) -> str:
    return "".join(_WORD.findall(unicodedata.normalize("NFKC", text).lower()))


_LEADS = {
    "负责": "人", "負責": "人", "领导": "力层小组者", "領導": "力層小組者",
    "管理": "员員层層者费費学學制规規体體办辦系流",
    "协助": "", "協助": "", "参与": "度率", "參與": "度率", "配合": "度",
}  # fmt: skip
"""Weak verbs, and the characters that make another word of each."""
_LEADS_EN = {
    "be responsible for": r"(?:be\s+|is\s+)?responsible\s+for", "handle": r"handl(?:es?|ing)",
    "support": r"support(?:s|ing)?", "assist": r"assist(?:s|ing)?", "coordinate": r"co-?ordinat(?:es?|ing)",
    "participate": r"participat(?:es?|ing)",
}  # fmt: skip
_BEGINNINGS = (
    "\nhandl", "\nsupport", "\nassist", "\ncoordinat", "\nco-ordinat", "\nparticipat", "responsible for",
)  # fmt: skip
_DOING = (
    "制定|制订|制訂|订定|訂定|拟定|擬定|编写|編寫|编制|編製|撰写|撰寫|编辑|編輯|审核|審核|审批|審批|审查|審查|复核|覆核|校对|校對"
    "|检查|檢查|核对|核對|核查|批准|核准|发布|發布|發佈|推送|推播|策划|策劃|企划|企劃|设计|設計|规划|規劃|组织|組織|执行|執行|实施"
    "|實施|落实|落實|举办|舉辦|筹办|籌辦|主持|召开|召開|收集|搜集|蒐集|整理|统计|統計|分析|评估|評估|监测|監測|监控|監控|跟踪|追踪"
    "|追蹤|跟进|跟進|记录|記錄|归档|歸檔|汇总|彙總|彙整|汇报|匯報|回报|回報|呈报|呈報|上报|提交|提出|回复|回覆|答复|答覆|解答|解决"
    "|解決|处理|處理|受理|回访|回訪|维护|維護|更新|优化|優化|改进|改進|改善|调整|調整|修改|完善|建立|搭建|架设|架設|创建|創建|创作"
    "|創作|制作|製作|拍摄|拍攝|剪辑|剪輯|开发|開發|测试|測試|招募|招聘|培训|培訓|训练|訓練|培育|培养|培養|考核|指导|指導|辅导|輔導"
    "|激励|激勵|邀请|邀請|引导|引導|推广|推廣|宣传|宣傳|沟通|溝通|协调|協調|对接|對接|联系|聯繫|洽谈|洽談|谈判|談判|采购|採購|分配"
    "|调配|調配|安排|控制|防范|防範|清除|移除|删除|刪除|处罚|處罰|提高|提升|降低|减少|減少|增加|扩大|擴大|确保|確保|保证|保證|达成"
    "|達成|完成|促进|促進|推动|推動|挖掘|调研|調研|研究|识别|識別|预测|預測|翻译|翻譯|交付|接待|值班|拉新|裂变|裂變"
    r"|\b(?:writ|edit|check|review|approv|publish|plan|design|answer|repl|solv|settl|resolv|collect|analy|measur|report"
    r"|record|updat|mak|build|creat|run|hold|organi|teach|train|recruit|hir|prepar|test|sell|negotiat|sort|remov|moderat"
    r"|interview|schedul|translat|deliver|decid)"
)
"""Verbs that say what is done; beside one, a weak verb does no harm."""
_SOME = ("许多", "許多", "一些", "若干", "several", "some")
_OPEN = {
    "等": r"(?<![平对對相同中高上下初优優劣均差特何])等(?:等)?"
    r"(?=$|[\s,，.。;；、!！)）]|工作|事项|事項|事务|事務|内容|內容|方面|任务|任務|活动|活動)",
    "相关": r"(?<!利益)相关(?![性者方系])", "相關": r"(?<!利益)相關(?![性者方係])",
    "视情况": "视情况", "視情況": "視情況", "视需要": "视需要", "視需要": "視需要", "etc": r"\betc\b\.?",
    "and so on": r"\band so on\b", "as needed": r"\bas needed\b", "where appropriate": r"\bwhere appropriate\b",
}  # fmt: skip
_ORDINAL = r"\s*(?:[\d一二三四五六七八九十]+[.、)）]\s*)?"


class Vague:
    """What makes a text vague: a weak verb and no other, a vague quantity, an open list.

    Args:
        words: more words.
        allow: words of the lexicon that are fine here.
    """

    def __init__(self, words: Collection[str], allow: Collection[str]) -> None:
        fine = {word.lower() for word in allow}
        chinese = [word for word in _LEADS if word not in fine]
        english = [form for word, form in _LEADS_EN.items() if word not in fine]
        forms = [f"{word}(?![{_LEADS[word]}])" if _LEADS[word] else word for word in chinese]
        forms += [rf"{form}(?=[\s-])" for form in english]
        anywhere = {word: _whole(word) for word in (*_SOME, *map(str.lower, words)) if word not in fine}
        anywhere |= {word: pattern for word, pattern in _OPEN.items() if word not in fine}
        self._lead = f"{_ORDINAL}({'|'.join(forms)})" if forms else _NOTHING
        self._anywhere = "|".join(anywhere.values()) or _NOTHING
        self.words = [*anywhere, *chinese, *(_BEGINNINGS if english else ())]

    def find(self, text: str) -> list[str]:
        """The words of a text that make it vague, as they stand, each once."""
        lead = _compiled(self._lead).match(text)
        found = [lead[1]] if lead is not None and not _compiled(_DOING).search(text, lead.end()) else []
        return list(dict.fromkeys([*found, *_compiled(self._anywhere).findall(text)]))


def vague_passages(graph: OrgGraph, vague: Vague) -> Iterator[tuple[Passage, list[str]]]:
    """The duties, tasks and purposes that are worded vaguely, with the words; one for all languages of a text."""
    hits = (
        (passage, words)
        for passage in passages(graph, vague.words, ("duty", "task", "purpose"))
        if (words := vague.find(passage.text))
    )
    return first_of_each(hits, lambda passage: passage.field)


_CATCH_ALL = (
    r"(?:(?:交办|交辦|安排|布置|指派|交代|委派|分派)的?|^[\s\d.、]*(?:完成|承办|承辦|处理|處理)?)其[他它](?:的)?"
    r"(?:临时性?|臨時性?|相关|相關|各项|各項)?(?:工作|任务|任務|事项|事項|事务|事務|职责|職責|職掌)"
    r"|(?:领导|領導|上级|上級|主管|公司)(?:临时|臨時)?(?:交办|交辦|交代|指派|安排|布置)的?"
    r"(?:各项|各項|临时|臨時)?性?(?:工作|任务|任務|事项|事項)"
    r"|其[他它](?:临时|臨時)?(?:性)?(?:交办|交辦|安排|指派)"
    r"|\b(?:any\s+)?other[\s-](?:\w+[\s-])?(?:duties|tasks|work)\b(?:$|.*\b(?:assigned|required|needed|requested)\b)"
)
_CATCHING = ("其他", "其它", "other", "交办", "交辦", "交代", "指派", "安排", "布置")


def catch_alls(graph: OrgGraph) -> dict[str, list[str]]:
    """The duties of each role that take in whatever else comes up: role, duties in their order."""
    broad = {
        passage.text if passage.is_id else passage.pointer[1]
        for passage in passages(graph, _CATCHING, ("duty",))
        if _compiled(_CATCH_ALL).search(passage.text)
    }
    roles = {role for duty in broad for borne in graph.letters.values() for role in borne.get(duty, ())}
    return {role: [duty for duty in graph.roles[role].duties if duty in broad] for role in sorted(roles)}


_SOMETIME = (
    "定期", "及时", "及時", "适时", "適時", "经常", "經常", "尽快", "盡快", "儘快", "regularly", "periodically",
    "in time", "timely", "promptly", "from time to time", "as soon as possible",
)  # fmt: skip
_NUMBER = (
    r"\d|[每两兩一二三四五六七八九十半][个個]?(?:分钟|分鐘|小时|小時|工作日|天|日|周|週|星期|月|季|年)"
    r"|\b(?:daily|weekly|monthly|quarterly|yearly|every|each|hourly)\b"
)


@dataclass(frozen=True, slots=True)
class Sometime:
    """An entry that is to be done again and again, or soon, without a number."""

    entry: "Pointer"
    pointer: "Pointer"
    word: "str | Mapping[str, str]"
    place: "Mapping[str, Any]"


def sometimes(graph: OrgGraph, words: Collection[str], allow: Collection[str]) -> Iterator[Sometime]:
    """Entries whose cadence is vague, whether they say so themselves (``vague``) or in a text; each once.

    Args:
        graph: the organisation.
        words: more words.
        allow: words of the lexicon that are fine here.
    """
    fine = {word.lower() for word in allow}
    seen: set[Pointer] = set()
    for entry, body in _vague_entries(graph):
        seen.add(entry)
        if not _is_timed(graph, entry, body) and not _is_fine(body.vague, fine):
            language = () if isinstance(body.vague, str) else (next(iter(body.vague)),)
            yield Sometime(entry, (*entry, "vague", *language), body.vague, {"on_value": True})
    lexicon = [word for word in (*_SOMETIME, *map(str.lower, words)) if word not in fine]
    if not lexicon:
        return
    pattern = "|".join(map(_whole, lexicon))
    hits = (
        (passage, found)
        for passage in passages(graph, lexicon, ("duty", "task"))
        if (found := _compiled(pattern).findall(passage.text)) and not _compiled(_NUMBER).search(passage.text)
    )
    for passage, found in first_of_each(hits, lambda passage: passage.entry):
        if passage.entry not in seen and not _is_timed(graph, passage.entry):
            yield Sometime(passage.entry, passage.pointer, found[0], passage.place)


def _is_fine(words: "str | Mapping[str, str]", fine: Collection[str]) -> bool:
    texts = (words,) if isinstance(words, str) else words.values()
    return any(text.lower() in fine for text in texts)


def _is_timed(graph: OrgGraph, entry: "Pointer", body: Any = None) -> bool:
    """Whether an entry gives a number; that of a duty holds for its tasks and for whoever does it."""
    section, key, *rest = entry
    bodies = [body]
    if section == "roles" and len(rest) > 1:
        bodies += [graph.roles[key].duties.get(rest[1]), graph.org.duties.get(rest[1])]
    elif section == "duties" and (known := graph.org.duties.get(key)) is not None:
        bodies += [known, known.tasks.get(rest[1]) if rest else None]
    return any(known is not None and (known.every or getattr(known, "within", None)) for known in bodies)


def _vague_entries(graph: OrgGraph) -> "Iterator[tuple[Pointer, Any]]":
    """Every entry that says ``vague``; what a role takes over from a library is left out."""
    for section in ("deliverables", "partners", "meetings", "trainings", "metrics", "appraisals", "duties"):
        for key, entry in graph.org.section(section).items():
            if not entry.archived:
                if entry.vague:
                    yield (section, key), entry
                for name, task in entry.tasks.items() if section == "duties" else ():
                    if task.vague:
                        yield (section, key, "tasks", name), task
    for key, flow in graph.org.workflows.items():
        for name, step in flow.steps.items():
            if step.vague and not flow.archived:
                yield ("workflows", key, "steps", name), step
    for role, duty, assignment in told_at_length(graph):
        if assignment.vague:
            yield ("roles", role, "duties", duty), assignment


def personal_names(graph: OrgGraph) -> Iterator[tuple[Passage, str]]:
    """Texts of duties and units, and ids and names of roles and units, that name a person; with the person.

    Names count from two characters on.
    """
    people: dict[str, str] = {}
    for person, entry in sorted(graph.org.people.items(), reverse=True):
        for text in (entry.name, *entry.aliases) if entry.name or entry.aliases else (person,):
            for name in (text,) if isinstance(text, str) else text.values() if text else ():
                if len(name.strip()) > 1:
                    people[_plain(name.strip())] = person
    if not people:
        return
    seeker = Seeker(people)
    hits: list[tuple[Passage, str]] = []
    for told in (work(graph), names(graph)):
        for text in (text for pile in told.piles for text in seeker.texts(pile)):
            person = people[seeker.words(text)[0]]
            hits += [(passage, person) for passage in told.passages(graph, text) if _is_of_the_design(passage)]
    for section in ("roles", "units"):
        for key in seeker.texts(Pile(graph.org.section(section))):
            hits.append((Passage(key, (section, key), "name", is_id=True), people[seeker.words(key)[0]]))
    yield from first_of_each(hits, lambda passage: passage.field if passage.kind == "task" else passage.entry)


def _is_of_the_design(passage: Passage) -> bool:
    return passage.kind in ("duty", "task") or (passage.kind == "name" and passage.pointer[0] in ("roles", "units"))


@dataclass(frozen=True, slots=True)
class Alias:
    """A word that the glossary knows, but not as the one to use."""

    word: str
    canonical: str
    term: str
    """The id of the glossary's entry."""


def alias_uses(graph: OrgGraph) -> Iterator[tuple[Passage, Alias]]:
    """Texts with an alias where the glossary has another word; each text and term once."""
    aliases, canonical = _aliases(graph)
    if not aliases:
        return
    seeker, suspects = Seeker({*aliases, *canonical}), Seeker(aliases)
    by_term: dict[str, list[tuple[Passage, Alias]]] = {}
    for told in (work(graph), names(graph)):
        for text in (text for pile in told.piles for text in suspects.texts(pile)):
            for known in (aliases[word] for word in seeker.words(text) if word in aliases):
                default = next(iter(known.values()))
                by_term.setdefault(default.term, []).extend(
                    (passage, known.get(passage.language, default)) for passage in told.passages(graph, text)
                )
    for term in sorted(by_term):
        yield from first_of_each(by_term[term], lambda passage: passage.field)


def _aliases(graph: OrgGraph) -> tuple[dict[str, dict[str, Alias]], set[str]]:
    """Aliases by plain word and language, and the plain words that the glossary prefers.

    An alias of several entries belongs to the first of them.
    """
    found: dict[str, dict[str, Alias]] = {}
    canonical: set[str] = set()
    entries: dict[str, Any] = graph.org.section("glossary")
    for term, entry in sorted(entries.items()):
        if entry.archived:
            continue
        name = entry.name or term
        canonical |= {_plain(word) for word in ((name,) if isinstance(name, str) else name.values())}
        told = [(("", alias),) if isinstance(alias, str) else tuple(alias.items()) for alias in entry.aliases]
        for language, word in chain.from_iterable(told):
            known = found.setdefault(_plain(word), {})
            if not known or next(iter(known.values())).term == term:
                for spoken in (language, *(name if not isinstance(name, str) else ())):
                    proper = name if isinstance(name, str) else name.get(spoken) or next(iter(name.values()))
                    known.setdefault(spoken, Alias(word, proper, term))
    return {word: known for word, known in found.items() if word not in canonical}, canonical
