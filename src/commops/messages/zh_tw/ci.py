"""寫給其他程式與程式碼代管平台的報告用語。"""

CATALOGUE: dict[str, str] = {
    "ci.root": "程式碼儲存庫的根目錄。",
    "ci.sarif-cut": "{count} 個發現中有 {left} 個沒有寫入，因為 GitHub 不接受超過 {most} 個；用 -f json 查看全部",
    "ci.sarif-hidden": "共 {count} 個發現，GitHub 只顯示最嚴重的 {most} 個",
    "ci.more-places": "另有 {left} 處",
    "ci.more": "……另有 {left} 個，見工作摘要",
    "ci.accepted": "已接受：{n} 個",
    "ci.known": "先前已有：{n} 個",
    "ci.before": "先前已有",
    "ci.line": "第\u00a0{n}\u00a0行",
    "ci.where": "位置",
    "ci.what": "發現",
    "ci.do": "建議",
    "ci.why": "接受的理由",
    "ci.until": "有效期限至 {until}",
    "ci.cut": "……此處寫不下了；用 -f json 查看全部發現",
    "ci.no-summary": "工作摘要「{path}」無法寫入：{reason}",
}
