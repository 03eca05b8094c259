"""基线的用语。"""

CATALOGUE = {
    "baseline.option": "列在此文件中的发现不计；文件由 --write-baseline 生成。",
    "baseline.write": "把未处理的发现写入 --baseline 的 FILE；未指定时写入团队文件旁的 .commops-baseline.json。",
    "baseline.since": "git 版本 REV 已有的发现不计；REV... 指当前分支从它分出之处。",
    "baseline.written": "已写入 {path}：共 {held} 个，新增 {new} 个，消失 {gone} 个",
    "baseline.left": "未写入：SYN 与 SCH 类 {n} 个，它们说明文件无法正确读取，须先改正",
    "baseline.next": "下一步：commops {command} {file} --baseline {path}",
}
