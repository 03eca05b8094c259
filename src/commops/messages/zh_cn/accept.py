"""commops accept 的用语。"""

CATALOGUE = {
    "accept.help": "接受发现：把豁免连同理由和期限写进 policy.waive。",
    "accept.words": "报告中的发现编号，或其前几位（至少 4 位）；其后可加团队文件。",
    "accept.reason": "为什么可以保留；必填。",
    "accept.until": "最后一天；过后该发现重新计入。",
    "accept.dry-run": "只显示改动，不写入。",
    "accept.done": "{place}：已接受 {at} 的 {code} {rule}，至 {until}",
    "accept.done-no-end": "{place}：已接受 {at} 的 {code} {rule}，没有期限；可用 --until 日期 设定",
    "accept.over": "{place} 的旧豁免已过期，请删除",
    "accept.no-day": "文件没有 as_of：只有运行时给出 --as-of 日期，期限才起作用",
}
