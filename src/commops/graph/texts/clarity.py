"""Where a text says too little: vague words, whatever else comes up, a cadence without a number."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commops.graph import OrgGraph
from commops.graph.texts.passages import Passage, first_of_each, passages, told_at_length
from commops.graph.texts.seeker import WORD, compiled, whole

if TYPE_CHECKING:
    from commops.model.role import Role
    from commops.source.tree import Pointer


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
    return "".join(WORD.findall(unicodedata.normalize("NFKC", text).lower()))


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
_NOTHING = r"(?!)"
"""A pattern that nothing matches."""
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
        anywhere = {word: whole(word) for word in (*_SOME, *map(str.lower, words)) if word not in fine}
        anywhere |= {word: pattern for word, pattern in _OPEN.items() if word not in fine}
        self._lead = f"{_ORDINAL}({'|'.join(forms)})" if forms else _NOTHING
        self._anywhere = "|".join(anywhere.values()) or _NOTHING
        self.words = [*anywhere, *chinese, *(_BEGINNINGS if english else ())]

    def find(self, text: str) -> list[str]:
        """The words of a text that make it vague, as they stand, each once."""
        lead = compiled(self._lead).match(text)
        found = [lead[1]] if lead is not None and not compiled(_DOING).search(text, lead.end()) else []
        return list(dict.fromkeys([*found, *compiled(self._anywhere).findall(text)]))


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
        if compiled(_CATCH_ALL).search(passage.text)
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
    pattern = "|".join(map(whole, lexicon))
    hits = (
        (passage, found)
        for passage in passages(graph, lexicon, ("duty", "task"))
        if (found := compiled(pattern).findall(passage.text)) and not compiled(_NUMBER).search(passage.text)
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
