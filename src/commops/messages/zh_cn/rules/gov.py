"""What the rules about measures, trainings, information and escalation say, in Simplified Chinese."""

from typing import Any

CATALOGUE: dict[str, dict[str, Any]] = {
    "GOV001": {
        "title": "指标无人负责，或有多个负责岗位",
        "message": "[[{metric}没有{lacking}]][[{metric}有 {count} 个负责岗位：{roles}]]",
        "advice": "让{metric}只由一个岗位负责：能够影响结果的那一个",
        "why": "没有负责人的指标，念完就过去了。有两个负责人，彼此就等着对方；指标一掉，各自都说是另一半的问题。",
        "finds": "文件 `metrics` 部分中没有 `owner` 的指标（错误），或有多个 `owner` 的指标（警告）。"
        "只是以它考核的岗位（岗位的 `metrics`）不算负责人；这些岗位以及承担其所衡量职责的岗位会作为人选列出。",
        "do": "把最能影响结果的一个岗位写为 `owner`。其他岗位可以统计它（`collected_by`），或以它为考核依据。",
        "places": {
            "judged": "{role}以它为考核依据",
            "doer": "{role}承担它所衡量的工作",
            "owner": "此处把{role}写为负责人",
        },
    },
    "GOV002": {
        "title": "指标负责岗位不承担相关职责",
        "message": "{roles}影响不了{metric}：它衡量的是{duties}",
        "advice": "改由承担{duties}的岗位负责{metric}，或补写能影响它的职责",
        "why": "对数字负责的人，必须能改变这个数字。让分析岗位负责投诉率，它只能数投诉；真正引起投诉、处理投诉的岗位反而置身事外。",
        "finds": "写明了 `duties` 的指标，其负责岗位在这些职责（或其组成部分）上既不是 A 也不是 R。"
        "没有写 `duties` 的指标不检查；根本无人承接的职责由 `duty-unassigned` 报告。",
        "do": "让承担其中一项职责的岗位负责，原岗位可以改为统计（`collected_by`）。如果它确实能影响结果，就写明通过哪项职责。",
        "places": {"doer": "{role}承担{duty}"},
    },
    "GOV003": {
        "title": "任职人未完成岗位要求的培训，或培训已过期",
        "message": "{person}担任{role}，却缺少岗位要求的培训[[，从未参加：{missing_ones}]][[，已过期：{expired_ones}]]",
        "advice": "安排{person}参加培训并登记完成日期；确实不需要的，从{role}的要求中去掉",
        "why": "岗位要求培训，是因为出错的代价高。没培训过，或隔得太久，这个岗位就只是名义上有人。",
        "finds": "当天任职、却没有完成岗位 `trainings` 中某项培训的人，以及培训已超过有效期（培训的 `valid_for`）的人。"
        "新任职者有 30 天期限，或以培训的 `due` 为准。岗位的职责涉及个人信息时，按错误报告。"
        "没有基准日（`as_of`）时，培训不算过期，写了任职起始日的一律视为新任。",
        "do": "安排培训并登记完成日期；不需要的培训，从岗位要求中去掉。",
        "places": {"asked": "{role}有此要求", "done": "完成于 {on}"},
        "option.due-days": "任职后须完成培训的天数：30，参照 Kubernetes SIG 治理规则对新任负责人的要求",
        "option.valid-days": "未写 valid_for 的培训的有效天数：365，本工具默认；0 表示长期有效",
    },
    "GOV004": {
        "title": "敏感信息无人保管，或向不需要的人开放",
        "message": "[[{role}可以查看“{target}”，但其职责都不涉及它]][[“{target}”没有{lacking}]]"
        "[[“{target}”有 {count} 个保管岗位：{roles}]][[{person}可以查看受保护的信息，却未签署{agreements}]]",
        "advice": "[[取消{role}的访问权限，或在需要它的职责上用 handles 写明“{target}”]]"
        "[[为“{target}”指定一个保管岗位，目前没有{lacking}]][[{count} 个保管岗位只留一个，专管“{target}”]]"
        "[[请{person}签署{agreements}并登记日期，或取消访问权限]]",
        "why": "看得到的人多、管的人没有，信息迟早外泄。“按需知悉”是老规矩：权限随职责走，钥匙由一个岗位保管，外部人员先签协议。",
        "finds": "- 对某类信息有 `access`，而 A、R、S 职责都不 `handles` 它的岗位（警告）；只有文件中有职责写明涉及哪类信息时才检查。\n"
        "- 没有 `custodian` 的信息类别（错误），或有多个的（警告）。\n"
        "- 非正式员工（`kind: volunteer`、`agency` 等，或 `staff: false` 的岗位）可以查看某类信息，却未签署该类要求的协议（错误）。\n\n"
        "`public`、`internal` 的类别不检查，原文缺失或中断的（`status`）也不检查。保管岗位无须有涉及它的职责。",
        "do": "每类信息指定一个保管岗位，去掉职责不需要的权限，志愿者和外派人员先签协议再查看。",
        "places": {"custodian": "此处把{role}写为保管岗位", "class": "“{target}”要求签署协议"},
    },
    "GOV005": {
        "title": "关键职责没有升级路径",
        "message": "[[{duty}不能中断，{roles}却无处上报]][[{duty}的升级路径止于{role}，{end}]]",
        "advice": "在{duty}的 escalates_to 中依次写明上报的岗位，最后一个须有人任职并能拍板",
        "why": "半夜出了事，值班的人要知道该叫醒谁。路径尽头是一把空椅子，或又绕回自己，总是在最要紧的时候才发现。",
        "finds": "关键（`critical`）或有时限（`within`）的职责，有下列情况之一：\n\n"
        "- `escalates_to` 为空，而执行岗位上面又没有人：没有别的岗位当责，也没有上级、`outside` 或单元负责人"
        "（只检查写了汇报关系的文件）；\n"
        "- `escalates_to` 止于执行它的岗位；\n- 止于当天无人任职、也没有代理岗位的岗位。",
        "do": "在 `escalates_to` 中依次写明上报的岗位，最后一个须在岗并能拍板。最高岗位请写明外部上级：`reports_to: {outside: 董事会}`。",
    },
    "GOV006": {
        "title": "岗位说明长期未复核",
        "message": "{role}最近一次复核是 {on}[[，已超过 {max} 天]][[，早于{people}任职]]",
        "advice": "与任职人一起核对{role}的说明，更新 reviewed_on",
        "why": "工作在变，说明书没变。上次复核之后才来的人，照着写给别人的说明上岗。",
        "finds": "`reviewed_on` 距今超过 365 天的岗位，关键岗位（`critical`）为 90 天；以及复核之后才有人任职的岗位。"
        "没有 `reviewed_on` 的岗位、没有基准日（`as_of`）的文件不检查。",
        "do": "与任职人核对说明，改正后更新 `reviewed_on`。",
        "places": {"came": "{person}自 {since} 起任职"},
        "option.max-age": "距上次复核的天数：365，本工具默认",
        "option.max-age-critical": "关键岗位的天数：90，本工具默认",
    },
    "GOV007": {
        "title": "同一指标的两个目标互相矛盾",
        "message": "{metric}的两个目标无法同时达到：[[{period}]]{aim} {amount}，与[[{period}]]{other_aim} {other_amount}",
        "advice": "只保留{metric}真正要的那个目标，或为两者各写明时间窗口（from、until）",
        "why": "“每年 5 个”和“每周 1 个”不能都算数。被考核的人会挑容易的那个，考核的人会挑没达到的那个。",
        "finds": "同一指标在同一天都有效、却没有任何数值能同时满足的目标：不少于与不超过，或两个不同的定值。"
        "没有时间窗口的目标始终有效；没有 `every` 的，用指标的 `every`。周期不同的目标折算到一年再比"
        "（52 至 53 周，250 至 366 天），怎么算都不成立的才报。百分比、评分等不能累加的指标，只比较周期相同的目标。每个指标报一条。",
        "do": "保留真正要的那个。如果本来是不同时期的目标，请各写明时间窗口。",
        "places": {"other": "另一个目标", "more": "这一个也与之矛盾"},
    },
    "GOV008": {
        "title": "指标缺少目标值、定义或统计周期",
        "message": "{metric}没有{lacking}",
        "advice": "写明{metric}统计什么（definition）、多久一次（every）、达到多少为好（targets），或去掉这个指标",
        "why": "没有定义，两个人会数出两样东西；没有目标值，谁也不知道好不好；没有周期，就只在方便的时候看一眼。",
        "finds": "文件 `metrics` 部分中没有 `targets` 的指标；既没有 `definition`、`formula`，也没有术语条目（`term`）解释的指标；"
        "有目标值而没有 `every` 的指标。每个指标报一条，列出缺少的全部内容。含糊的周期在这里算有，由 `vague-cadence` 报告。"
        "只有当某个指标已写了其中一项，或考核用到了指标时，才开始检查。",
        "do": "写明统计什么、多久一次、达到多少为好；否则去掉这个指标。",
    },
    "GOV009": {
        "title": "目标的时间窗口已过",
        "message": "{metric}有一个目标已于 {until} 到期",
        "advice": "为{metric}设定当前时段的目标，或去掉这一条",
        "why": "前年的目标还留在考核表里，有人仍在按它考核；或者人人都知道它早不算数了，等于没有目标。",
        "finds": "最后一天（`until`）早于基准日（`as_of`）的目标。每个目标报一条。",
        "do": "设定当前时段的目标，或去掉这一条。",
    },
    "GOV010": {
        "title": "被考核者自定标准或自行统计",
        "message": "{roles}对{metric}负责，{act}",
        "advice": "{metric}的标准和统计交给不受它考核的岗位",
        "why": "既受指标考核，又自己定多少算够、自己来数，迟早会被怀疑做了手脚；不管有没有，这个数字都打了折扣。",
        "finds": "`owner` 同时出现在 `set_by` 或 `collected_by` 中的指标。",
        "do": "标准由其他岗位定，最好是负责人的上级；统计也交给别的岗位。",
        "places": {"owner": "{role}是它的负责人", "also": "统计也由{role}负责"},
    },
    "GOV011": {
        "title": "声明的原则没有做到",
        "message": "原则“{principle}”没有做到：{rules}共有 {count} 处问题",
        "advice": "解决{rules}的问题，或在 policy.waive 中写明理由予以接受",
        "why": "第一页写着“分工明确”，第三页有四项职责各有两个主责：大家看了第三页，就知道第一页值多少。",
        "finds": "用 `checks` 写明了检验规则、而这些规则有未被接受的问题的原则。每条原则报一次，列出规则和问题数。"
        "`checks` 中不存在的规则名，按无效引用报告。",
        "do": "解决规则发现的问题，或写明理由予以接受（`policy.waive`）。原则本来没这么严的，请改写，并换用别的规则。",
    },
    "GOV012": {
        "title": "考核指标过多的岗位",
        "message": "{role}有 {count} 个指标，超过 {max} 个：{metrics}",
        "advice": "只保留{role}能左右的几个，其余只看、不考核",
        "why": "指标有十个，好办的就办，不好办的就解释。什么都盯，等于没有方向。",
        "finds": "负责（`owner`）或受考核（`metrics`）的在用指标超过 `max` 个的岗位。",
        "do": "只保留这个岗位能左右的几个，其余只看、不用来考核。",
        "option.max": "一个岗位的指标数：5，本工具默认",
    },
    "GOV013": {
        "title": "没有指标衡量的关键职责",
        "message": "{duty}不能停，却没有指标衡量它",
        "advice": "在能显示它是否正常的指标的 duties 中写上{duty}",
        "why": "不能停的事，停了才会被发现。没有指标，就要等外面的人来投诉。",
        "finds": "文件有指标时，写有 `critical: true`、自身或上级职责都没有被任何在用指标的 `duties` 提到，且自己也没有写 `metrics` 的职责。",
        "do": "衡量能显示它是否正常的东西：多久完成，出错几次。",
    },
}
