"""写给其他程序与代码托管平台的报告用语。"""

CATALOGUE: dict[str, str] = {
    "ci.root": "代码仓库的根目录。",
    "ci.sarif-cut": "{count} 个发现中有 {left} 个没有写入，因为 GitHub 不接受超过 {most} 个；用 -f json 查看全部",
    "ci.sarif-hidden": "共 {count} 个发现，GitHub 只显示最严重的 {most} 个",
    "ci.more-places": "另有 {left} 处",
    "ci.more": "……另有 {left} 个，见作业摘要",
    "ci.accepted": "已接受：{n} 个",
    "ci.known": "先前已有：{n} 个",
    "ci.before": "先前已有",
    "ci.line": "第\u00a0{n}\u00a0行",
    "ci.where": "位置",
    "ci.what": "发现",
    "ci.do": "建议",
    "ci.why": "接受的理由",
    "ci.until": "有效期至 {until}",
    "ci.cut": "……此处写不下了；用 -f json 查看全部发现",
    "ci.no-summary": "作业摘要“{path}”无法写入：{reason}",
}
