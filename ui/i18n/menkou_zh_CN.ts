<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="zh_CN">
<context>
    <name></name>
    <message id="action.finish">
        <source></source>
        <translation>下一步</translation>
    </message>
    <message id="action.next">
        <source></source>
        <translation>下一步</translation>
    </message>
    <message id="action.other_way">
        <source></source>
        <translation>换一种方式</translation>
    </message>
    <message id="action.retry">
        <source></source>
        <translation>再试一次</translation>
    </message>
    <message id="another_way.counter">
        <source></source>
        <translation>到综合窗口办理</translation>
    </message>
    <message id="another_way.home">
        <source></source>
        <translation>回到首页</translation>
    </message>
    <message id="another_way.not_eligible">
        <source></source>
        <translation>按您填的情况，暂时不能办</translation>
    </message>
    <message id="another_way.nothing_kept">
        <source></source>
        <translation>您填的内容没有提交，离开后会从本机清除。</translation>
    </message>
    <message id="another_way.phone">
        <source></source>
        <translation>打电话问一问</translation>
    </message>
    <message id="another_way.phone_text">
        <source></source>
        <translation>电话 {phone}</translation>
    </message>
    <message id="another_way.title">
        <source></source>
        <translation>这里暂时办不了</translation>
    </message>
    <message id="another_way.ways">
        <source></source>
        <translation>您还可以这样办</translation>
    </message>
    <message id="badge.free">
        <source></source>
        <translation>免费</translation>
    </message>
    <message id="badge.guide_only">
        <source></source>
        <translation>只有指南</translation>
    </message>
    <message id="badge.no_visit">
        <source></source>
        <translation>不用跑窗口</translation>
    </message>
    <message id="badge.quick">
        <source></source>
        <translation>当天可办</translation>
    </message>
    <message id="booking.afternoon">
        <source></source>
        <translation>下午</translation>
    </message>
    <message id="booking.ask">
        <source></source>
        <translation>预约到窗口办</translation>
    </message>
    <message id="booking.booked">
        <source></source>
        <translation>约好了</translation>
    </message>
    <message id="booking.booked_what">
        <source></source>
        <translation>到了窗口，说预约号就行。</translation>
    </message>
    <message id="booking.bring">
        <source></source>
        <translation>要带什么</translation>
    </message>
    <message id="booking.bring_card">
        <source></source>
        <translation>本人身份证</translation>
    </message>
    <message id="booking.can_cancel">
        <source></source>
        <translation>来不了，可以在这里取消，把时间让给别人。</translation>
    </message>
    <message id="booking.cancel">
        <source></source>
        <translation>取消这个预约</translation>
    </message>
    <message id="booking.cancel_failed">
        <source></source>
        <translation>没有收到中心的回答，可能还没有取消。您没有丢失任何信息。请再试一次。</translation>
    </message>
    <message id="booking.cancel_over">
        <source></source>
        <translation>时间已经到了，不能取消。您的预约不受影响。请直接去窗口。</translation>
    </message>
    <message id="booking.cancel_yes">
        <source></source>
        <translation>取消预约</translation>
    </message>
    <message id="booking.cancelling">
        <source></source>
        <translation>正在取消</translation>
    </message>
    <message id="booking.card">
        <source></source>
        <translation>请放上您的身份证</translation>
    </message>
    <message id="booking.card_how">
        <source></source>
        <translation>用来查您约过没有。离开后，本机不留。</translation>
    </message>
    <message id="booking.change">
        <source></source>
        <translation>换一个时间</translation>
    </message>
    <message id="booking.come_early">
        <source></source>
        <translation>请提前十分钟到，到了说预约号。</translation>
    </message>
    <message id="booking.confirm">
        <source></source>
        <translation>就约这个时间</translation>
    </message>
    <message id="booking.confirm_lead">
        <source></source>
        <translation>点“就约这个时间”，才算约上。</translation>
    </message>
    <message id="booking.confirm_title">
        <source></source>
        <translation>这样约，对吗？</translation>
    </message>
    <message id="booking.day">
        <source></source>
        <translation>哪一天</translation>
    </message>
    <message id="booking.day_lead">
        <source></source>
        <translation>请点一天，再选时间。</translation>
    </message>
    <message id="booking.day_title">
        <source></source>
        <translation>哪一天来？</translation>
    </message>
    <message id="booking.done">
        <source></source>
        <translation>好了，结束</translation>
    </message>
    <message id="booking.finding">
        <source></source>
        <translation>正在看哪些时间还空着</translation>
    </message>
    <message id="booking.finding_text">
        <source></source>
        <translation>请稍等，一般只要几秒钟。</translation>
    </message>
    <message id="booking.free">
        <source></source>
        <translation>还有 {count} 个时间</translation>
    </message>
    <message id="booking.gone_text">
        <source></source>
        <translation>要来的时候，再约一个时间就行。</translation>
    </message>
    <message id="booking.gone_title">
        <source></source>
        <translation>已经取消了</translation>
    </message>
    <message id="booking.item">
        <source></source>
        <translation>办什么</translation>
    </message>
    <message id="booking.keep_it">
        <source></source>
        <translation>不取消</translation>
    </message>
    <message id="booking.later_days">
        <source></source>
        <translation>更晚的日子</translation>
    </message>
    <message id="booking.later_days_text">
        <source></source>
        <translation>还有 {count} 天可以约</translation>
    </message>
    <message id="booking.more">
        <source></source>
        <translation>再约一个时间</translation>
    </message>
    <message id="booking.more_text">
        <source></source>
        <translation>一个人最多约 {most} 个</translation>
    </message>
    <message id="booking.morning">
        <source></source>
        <translation>上午</translation>
    </message>
    <message id="booking.most_reached">
        <source></source>
        <translation>已经约满 {most} 个。要约新的，先取消一个。</translation>
    </message>
    <message id="booking.no_more_free">
        <source></source>
        <translation>现在没有空着的时间，请明天再来看。</translation>
    </message>
    <message id="booking.not_found">
        <source></source>
        <translation>现在看不到空着的时间</translation>
    </message>
    <message id="booking.not_taken">
        <source></source>
        <translation>这个时间没有约上。您以前约的都还在。请另选一个。</translation>
    </message>
    <message id="booking.nothing_lost">
        <source></source>
        <translation>没有约任何时间。您以前约的都还在。</translation>
    </message>
    <message id="booking.number">
        <source></source>
        <translation>预约号</translation>
    </message>
    <message id="booking.own_lead">
        <source></source>
        <translation>点一下，可以看、打印或取消。</translation>
    </message>
    <message id="booking.own_line">
        <source></source>
        <translation>{site}，预约号 {number}</translation>
    </message>
    <message id="booking.own_title">
        <source></source>
        <translation>您已经约好了</translation>
    </message>
    <message id="booking.place">
        <source></source>
        <translation>到哪里</translation>
    </message>
    <message id="booking.print">
        <source></source>
        <translation>打印凭条</translation>
    </message>
    <message id="booking.slip_failed">
        <source></source>
        <translation>凭条没有打印出来，请抄下预约号</translation>
    </message>
    <message id="booking.slip_printed">
        <source></source>
        <translation>凭条已打印，请取走</translation>
    </message>
    <message id="booking.slip_printing">
        <source></source>
        <translation>正在打印凭条</translation>
    </message>
    <message id="booking.sure_text">
        <source></source>
        <translation>取消后，这个时间就给别人了。</translation>
    </message>
    <message id="booking.sure_title">
        <source></source>
        <translation>要取消这个预约吗？</translation>
    </message>
    <message id="booking.taken">
        <source></source>
        <translation>刚才那个时间被别人约走了，没有约上。您以前约的都还在。请另选一个。</translation>
    </message>
    <message id="booking.taking">
        <source></source>
        <translation>正在为您约这个时间</translation>
    </message>
    <message id="booking.taking_text">
        <source></source>
        <translation>请稍等，先不要离开。</translation>
    </message>
    <message id="booking.time">
        <source></source>
        <translation>几点</translation>
    </message>
    <message id="booking.time_lead">
        <source></source>
        <translation>{day}。点一个时间，下一页再确认。</translation>
    </message>
    <message id="booking.time_title">
        <source></source>
        <translation>几点来？</translation>
    </message>
    <message id="booking.unknown_kept">
        <source></source>
        <translation>就算离开，也可以再来这里查约上没有。</translation>
    </message>
    <message id="booking.unknown_text">
        <source></source>
        <translation>可能约上了，也可能没有。请再试一次，不会约成两次。</translation>
    </message>
    <message id="booking.unknown_title">
        <source></source>
        <translation>没有收到中心的回答</translation>
    </message>
    <message id="booking.who">
        <source></source>
        <translation>谁来</translation>
    </message>
    <message id="booking.yours">
        <source></source>
        <translation>您约的时间</translation>
    </message>
    <message id="card.agent_first">
        <source></source>
        <translation>请先放您自己的身份证</translation>
    </message>
    <message id="card.agent_how">
        <source></source>
        <translation>您是代办人。下一步再放申请人的身份证。</translation>
    </message>
    <message id="card.keep_still">
        <source></source>
        <translation>请不要移动身份证，马上就好。</translation>
    </message>
    <message id="card.left">
        <source></source>
        <translation>请先拿走落下的卡</translation>
    </message>
    <message id="card.left_how">
        <source></source>
        <translation>再放您自己的卡。</translation>
    </message>
    <message id="card.no_card">
        <source></source>
        <translation>我没带身份证</translation>
    </message>
    <message id="card.only_this_once">
        <source></source>
        <translation>只用于本次办理，结束后立即从本机清除。</translation>
    </message>
    <message id="card.or_social">
        <source></source>
        <translation>也可以把社会保障卡插入读卡器。</translation>
    </message>
    <message id="card.other_way_now">
        <source></source>
        <translation>换一种方式核实身份</translation>
    </message>
    <message id="card.place">
        <source></source>
        <translation>请放上身份证</translation>
    </message>
    <message id="card.place_how">
        <source></source>
        <translation>平放在亮灯的地方，不要拿开。</translation>
    </message>
    <message id="card.principal">
        <source></source>
        <translation>请放申请人的身份证</translation>
    </message>
    <message id="card.principal_how">
        <source></source>
        <translation>您的身份证已读好，请拿起来收好。</translation>
    </message>
    <message id="card.reader_not_ready">
        <source></source>
        <translation>请稍等，先不要放卡。好了会告诉您。</translation>
    </message>
    <message id="card.reader_not_ready_title">
        <source></source>
        <translation>读卡器还没有准备好</translation>
    </message>
    <message id="card.reader_wait_or_other">
        <source></source>
        <translation>不想等，可以换一种方式，什么都不会丢。</translation>
    </message>
    <message id="card.reading">
        <source></source>
        <translation>正在读取身份证</translation>
    </message>
    <message id="check.authority">
        <source></source>
        <translation>办理单位</translation>
    </message>
    <message id="check.change">
        <source></source>
        <translation>修改</translation>
    </message>
    <message id="check.change_of">
        <source></source>
        <translation>修改：%1</translation>
    </message>
    <message id="check.commitment">
        <source></source>
        <translation>签名表示您同意</translation>
    </message>
    <message id="check.fee">
        <source></source>
        <translation>费用</translation>
    </message>
    <message id="check.from_card">
        <source></source>
        <translation>来自{source}</translation>
    </message>
    <message id="check.from_paper">
        <source></source>
        <translation>{value}（从您交的材料上读到）</translation>
    </message>
    <message id="check.lead">
        <source></source>
        <translation>看看有没有写错。每一部分都可以修改。</translation>
    </message>
    <message id="check.materials">
        <source></source>
        <translation>材料</translation>
    </message>
    <message id="check.next">
        <source></source>
        <translation>没有问题，去签名</translation>
    </message>
    <message id="check.not_given">
        <source></source>
        <translation>未填写</translation>
    </message>
    <message id="check.ticket_lead">
        <source></source>
        <translation>看看有没有写错。不用签名，不用证件。</translation>
    </message>
    <message id="check.ticket_next">
        <source></source>
        <translation>没有问题，提交</translation>
    </message>
    <message id="check.title">
        <source></source>
        <translation>请核对一遍</translation>
    </message>
    <message id="check.where">
        <source></source>
        <translation>由谁办理</translation>
    </message>
    <message id="choose.place_guide_only">
        <source></source>
        <translation>这里不能代收，只能看指南</translation>
    </message>
    <message id="choose.place_here">
        <source></source>
        <translation>就在本地办</translation>
    </message>
    <message id="choose.place_lead">
        <source></source>
        <translation>您在这里交材料，由选中的地方办理。</translation>
    </message>
    <message id="choose.place_originals">
        <source></source>
        <translation>原件在这里核验，不用再跑</translation>
    </message>
    <message id="choose.place_originals_there">
        <source></source>
        <translation>原件还要由办理地核验</translation>
    </message>
    <message id="choose.place_title">
        <source></source>
        <translation>在哪里办理？</translation>
    </message>
    <message id="choose.relation_lead">
        <source></source>
        <translation>您的身份证和关系会写进申请。</translation>
    </message>
    <message id="choose.relation_title">
        <source></source>
        <translation>您是申请人的什么人？</translation>
    </message>
    <message id="chrome.back">
        <source></source>
        <translation>返回</translation>
    </message>
    <message id="chrome.contrast">
        <source></source>
        <translation>对比度</translation>
    </message>
    <message id="chrome.device_out">
        <source></source>
        <translation>暂不可用：{names}</translation>
    </message>
    <message id="chrome.devices_missing">
        <source></source>
        <translation>{names}暂不可用</translation>
    </message>
    <message id="chrome.devices_ok">
        <source></source>
        <translation>设备正常</translation>
    </message>
    <message id="chrome.help">
        <source></source>
        <translation>求助</translation>
    </message>
    <message id="chrome.leave">
        <source></source>
        <translation>结束</translation>
    </message>
    <message id="chrome.leave_and_erase">
        <source></source>
        <translation>结束并清除</translation>
    </message>
    <message id="chrome.lower">
        <source></source>
        <translation>放低</translation>
    </message>
    <message id="chrome.offline">
        <source></source>
        <translation>未联网</translation>
    </message>
    <message id="chrome.on_battery">
        <source></source>
        <translation>停电了，正用备用电池</translation>
    </message>
    <message id="chrome.online">
        <source></source>
        <translation>已联网</translation>
    </message>
    <message id="chrome.other_language">
        <source></source>
        <translation>English</translation>
    </message>
    <message id="chrome.raise">
        <source></source>
        <translation>放高</translation>
    </message>
    <message id="chrome.read_aloud">
        <source></source>
        <translation>朗读</translation>
    </message>
    <message id="chrome.size_larger">
        <source></source>
        <translation>大字</translation>
    </message>
    <message id="chrome.size_normal">
        <source></source>
        <translation>标准字</translation>
    </message>
    <message id="chrome.step_of">
        <source></source>
        <translation>第 %1 步，共 %2 步：%3</translation>
    </message>
    <message id="chrome.stop_reading">
        <source></source>
        <translation>停止</translation>
    </message>
    <message id="day.month_1">
        <source></source>
        <translation>1</translation>
    </message>
    <message id="day.month_10">
        <source></source>
        <translation>10</translation>
    </message>
    <message id="day.month_11">
        <source></source>
        <translation>11</translation>
    </message>
    <message id="day.month_12">
        <source></source>
        <translation>12</translation>
    </message>
    <message id="day.month_2">
        <source></source>
        <translation>2</translation>
    </message>
    <message id="day.month_3">
        <source></source>
        <translation>3</translation>
    </message>
    <message id="day.month_4">
        <source></source>
        <translation>4</translation>
    </message>
    <message id="day.month_5">
        <source></source>
        <translation>5</translation>
    </message>
    <message id="day.month_6">
        <source></source>
        <translation>6</translation>
    </message>
    <message id="day.month_7">
        <source></source>
        <translation>7</translation>
    </message>
    <message id="day.month_8">
        <source></source>
        <translation>8</translation>
    </message>
    <message id="day.month_9">
        <source></source>
        <translation>9</translation>
    </message>
    <message id="device.code_scanner">
        <source></source>
        <translation>扫码器</translation>
    </message>
    <message id="device.document_printer">
        <source></source>
        <translation>A4 打印机</translation>
    </message>
    <message id="device.document_scanner">
        <source></source>
        <translation>高拍仪</translation>
    </message>
    <message id="device.id_card_reader">
        <source></source>
        <translation>身份证读卡器</translation>
    </message>
    <message id="device.receipt_printer">
        <source></source>
        <translation>凭条打印机</translation>
    </message>
    <message id="device.review_pad">
        <source></source>
        <translation>评价器</translation>
    </message>
    <message id="device.sensors">
        <source></source>
        <translation>传感器和指示灯</translation>
    </message>
    <message id="device.sheet_scanner">
        <source></source>
        <translation>进纸扫描仪</translation>
    </message>
    <message id="device.signature_pad">
        <source></source>
        <translation>手写板</translation>
    </message>
    <message id="device.social_card_reader">
        <source></source>
        <translation>社保卡读卡器</translation>
    </message>
    <message id="device.voice">
        <source></source>
        <translation>朗读</translation>
    </message>
    <message id="field.address">
        <source></source>
        <translation>住址</translation>
    </message>
    <message id="field.birth">
        <source></source>
        <translation>出生日期</translation>
    </message>
    <message id="field.english_name">
        <source></source>
        <translation>英文姓名</translation>
    </message>
    <message id="field.id_number">
        <source></source>
        <translation>公民身份号码</translation>
    </message>
    <message id="field.issuer">
        <source></source>
        <translation>签发机关</translation>
    </message>
    <message id="field.name">
        <source></source>
        <translation>姓名</translation>
    </message>
    <message id="field.nation">
        <source></source>
        <translation>民族</translation>
    </message>
    <message id="field.nationality">
        <source></source>
        <translation>国籍</translation>
    </message>
    <message id="field.sex">
        <source></source>
        <translation>性别</translation>
    </message>
    <message id="field.sex_female">
        <source></source>
        <translation>女</translation>
    </message>
    <message id="field.sex_male">
        <source></source>
        <translation>男</translation>
    </message>
    <message id="field.sex_unknown">
        <source></source>
        <translation>未说明</translation>
    </message>
    <message id="field.valid_long">
        <source></source>
        <translation>长期</translation>
    </message>
    <message id="field.valid_until">
        <source></source>
        <translation>有效期至</translation>
    </message>
    <message id="finished.text">
        <source></source>
        <translation>您的信息已从本机清除。谢谢，慢走。</translation>
    </message>
    <message id="finished.title">
        <source></source>
        <translation>已结束</translation>
    </message>
    <message id="form.calculated">
        <source></source>
        <translation>自动算出，不用填</translation>
    </message>
    <message id="form.consent_agree">
        <source></source>
        <translation>我已看完，我同意</translation>
    </message>
    <message id="form.consent_version">
        <source></source>
        <translation>文本版本：%1</translation>
    </message>
    <message id="form.date_placeholder">
        <source></source>
        <translation>年-月-日，例如 1958-03-21</translation>
    </message>
    <message id="form.done">
        <source></source>
        <translation>填好了，下一步</translation>
    </message>
    <message id="form.example">
        <source></source>
        <translation>例如：%1</translation>
    </message>
    <message id="form.from">
        <source></source>
        <translation>来自：%1</translation>
    </message>
    <message id="form.hide">
        <source></source>
        <translation>遮住</translation>
    </message>
    <message id="form.list_more">
        <source></source>
        <translation>共 %1 个，输入几个字就能找到</translation>
    </message>
    <message id="form.list_none">
        <source></source>
        <translation>没有找到，换个词试试</translation>
    </message>
    <message id="form.list_search">
        <source></source>
        <translation>输入名称或拼音首字母</translation>
    </message>
    <message id="form.mistake">
        <source></source>
        <translation>常见错误：%1</translation>
    </message>
    <message id="form.month_placeholder">
        <source></source>
        <translation>年年年年-月月</translation>
    </message>
    <message id="form.no">
        <source></source>
        <translation>否</translation>
    </message>
    <message id="form.not_given">
        <source></source>
        <translation>未提供</translation>
    </message>
    <message id="form.not_yet">
        <source></source>
        <translation>填好前面的，这里自动算出</translation>
    </message>
    <message id="form.optional">
        <source></source>
        <translation>（可不填）</translation>
    </message>
    <message id="form.optional_alone">
        <source></source>
        <translation>可以不填。</translation>
    </message>
    <message id="form.page_of">
        <source></source>
        <translation>第 %1 题，共 %2 题</translation>
    </message>
    <message id="form.problems">
        <source></source>
        <translation>有 %1 处需要改一下</translation>
    </message>
    <message id="form.region_change">
        <source></source>
        <translation>改选%1</translation>
    </message>
    <message id="form.region_done">
        <source></source>
        <translation>选好了。要改，点上面的地名。</translation>
    </message>
    <message id="form.region_next">
        <source></source>
        <translation>再选%1的哪里</translation>
    </message>
    <message id="form.region_province">
        <source></source>
        <translation>先选省、自治区或直辖市</translation>
    </message>
    <message id="form.row_add">
        <source></source>
        <translation>添加一人</translation>
    </message>
    <message id="form.row_add_word">
        <source></source>
        <translation>添加一位%1</translation>
    </message>
    <message id="form.row_change">
        <source></source>
        <translation>修改</translation>
    </message>
    <message id="form.row_done">
        <source></source>
        <translation>填好了</translation>
    </message>
    <message id="form.row_number">
        <source></source>
        <translation>{word}（第 {number} 位）</translation>
    </message>
    <message id="form.row_remove">
        <source></source>
        <translation>删除</translation>
    </message>
    <message id="form.rows_none">
        <source></source>
        <translation>还没有添加</translation>
    </message>
    <message id="form.show">
        <source></source>
        <translation>显示</translation>
    </message>
    <message id="form.signed">
        <source></source>
        <translation>已经签好</translation>
    </message>
    <message id="form.why">
        <source></source>
        <translation>为什么要问：%1</translation>
    </message>
    <message id="form.yes">
        <source></source>
        <translation>是</translation>
    </message>
    <message id="form.yuan">
        <source></source>
        <translation>元</translation>
    </message>
    <message id="guide.basis">
        <source></source>
        <translation>办理依据</translation>
    </message>
    <message id="guide.begin">
        <source></source>
        <translation>开始办理</translation>
    </message>
    <message id="guide.cannot_begin">
        <source></source>
        <translation>现在不能办理</translation>
    </message>
    <message id="guide.common_errors">
        <source></source>
        <translation>容易出错的地方</translation>
    </message>
    <message id="guide.conditions">
        <source></source>
        <translation>您符合这些条件吗</translation>
    </message>
    <message id="guide.contact">
        <source></source>
        <translation>咨询</translation>
    </message>
    <message id="guide.elsewhere">
        <source></source>
        <translation>换办理地</translation>
    </message>
    <message id="guide.fee">
        <source></source>
        <translation>多少钱</translation>
    </message>
    <message id="guide.for_another">
        <source></source>
        <translation>替别人办</translation>
    </message>
    <message id="guide.hours">
        <source></source>
        <translation>办理时间</translation>
    </message>
    <message id="guide.illustrative">
        <source></source>
        <translation>演示数据，不是正式的办事指南。</translation>
    </message>
    <message id="guide.limits">
        <source></source>
        <translation>多久办好</translation>
    </message>
    <message id="guide.materials">
        <source></source>
        <translation>要带什么</translation>
    </message>
    <message id="guide.no_fee">
        <source></source>
        <translation>不收费</translation>
    </message>
    <message id="guide.not_now">
        <source></source>
        <translation>这件事现在不能在本机办</translation>
    </message>
    <message id="guide.parts">
        <source></source>
        <translation>包含这些事</translation>
    </message>
    <message id="guide.phone">
        <source></source>
        <translation>咨询电话</translation>
    </message>
    <message id="guide.place">
        <source></source>
        <translation>办理地</translation>
    </message>
    <message id="guide.samples">
        <source></source>
        <translation>看样例图（%1 张）</translation>
    </message>
    <message id="guide.say_fee">
        <source></source>
        <translation>{yuan} 元，本机不收款</translation>
    </message>
    <message id="guide.say_limits">
        <source></source>
        <translation>承诺 {committed} 个工作日，法定 {statutory} 个工作日</translation>
    </message>
    <message id="guide.say_visits">
        <source></source>
        <translation>到窗口 {n} 次</translation>
    </message>
    <message id="guide.scenario_line">
        <source></source>
        <translation>{name}：{papers}</translation>
    </message>
    <message id="guide.scenarios">
        <source></source>
        <translation>不同情况要带什么</translation>
    </message>
    <message id="guide.spare">
        <source></source>
        <translation>有 %1 份材料可以不带：读身份证或查电子证照就行。</translation>
    </message>
    <message id="guide.special">
        <source></source>
        <translation>有些步骤不能全在本机做</translation>
    </message>
    <message id="guide.steps">
        <source></source>
        <translation>怎么办</translation>
    </message>
    <message id="guide.version">
        <source></source>
        <translation>指南版本</translation>
    </message>
    <message id="guide.version_of">
        <source></source>
        <translation>%1，更新于 %2</translation>
    </message>
    <message id="guide.visits">
        <source></source>
        <translation>跑几次</translation>
    </message>
    <message id="help.call">
        <source></source>
        <translation>请拨打</translation>
    </message>
    <message id="help.close">
        <source></source>
        <translation>知道了，继续办理</translation>
    </message>
    <message id="help.here">
        <source></source>
        <translation>告诉对方您在：%1</translation>
    </message>
    <message id="help.lead">
        <source></source>
        <translation>您填的内容还在，不会丢。</translation>
    </message>
    <message id="help.never_ask">
        <source></source>
        <translation>工作人员不会要您的密码和验证码。</translation>
    </message>
    <message id="help.ticket">
        <source></source>
        <translation>办不成、投诉、建议</translation>
    </message>
    <message id="help.title">
        <source></source>
        <translation>请人帮忙</translation>
    </message>
    <message id="home.by_theme">
        <source></source>
        <translation>按主题找</translation>
    </message>
    <message id="home.elder_lead">
        <source></source>
        <translation>点一下要办的事。不会办，请点下面的“求助”。</translation>
    </message>
    <message id="home.frequent">
        <source></source>
        <translation>大家常办</translation>
    </message>
    <message id="home.lead">
        <source></source>
        <translation>可以搜索，也可以按主题找。</translation>
    </message>
    <message id="home.progress">
        <source></source>
        <translation>办件进度</translation>
    </message>
    <message id="home.progress_hint">
        <source></source>
        <translation>刷身份证或扫凭条，看办到哪一步</translation>
    </message>
    <message id="home.resume">
        <source></source>
        <translation>接着办</translation>
    </message>
    <message id="home.resume_hint">
        <source></source>
        <translation>上次没办完，用取回码和身份证</translation>
    </message>
    <message id="home.search">
        <source></source>
        <translation>搜索，如社保卡</translation>
    </message>
    <message id="home.supplement">
        <source></source>
        <translation>补交材料</translation>
    </message>
    <message id="home.supplement_hint">
        <source></source>
        <translation>凭上次的凭条，补交还差的材料</translation>
    </message>
    <message id="home.theme_count">
        <source></source>
        <translation>%1，%2 项</translation>
    </message>
    <message id="home.ticket">
        <source></source>
        <translation>办不成、投诉、建议</translation>
    </message>
    <message id="home.ticket_hint">
        <source></source>
        <translation>不用证件。说一说，有人答复</translation>
    </message>
    <message id="home.title">
        <source></source>
        <translation>您想办什么事？</translation>
    </message>
    <message id="home.triage">
        <source></source>
        <translation>不知道办哪一项？</translation>
    </message>
    <message id="home.triage_what">
        <source></source>
        <translation>答几个小问题，帮您找到。</translation>
    </message>
    <message id="hours.afternoon">
        <source></source>
        <translation>下午</translation>
    </message>
    <message id="hours.always">
        <source></source>
        <translation>24 小时</translation>
    </message>
    <message id="hours.at">
        <source></source>
        <translation>{day}{part} {clock}</translation>
    </message>
    <message id="hours.day">
        <source></source>
        <translation>{month} 月 {day} 日（{weekday}）</translation>
    </message>
    <message id="hours.fri">
        <source></source>
        <translation>周五</translation>
    </message>
    <message id="hours.mon">
        <source></source>
        <translation>周一</translation>
    </message>
    <message id="hours.morning">
        <source></source>
        <translation>上午</translation>
    </message>
    <message id="hours.sat">
        <source></source>
        <translation>周六</translation>
    </message>
    <message id="hours.sun">
        <source></source>
        <translation>周日</translation>
    </message>
    <message id="hours.thu">
        <source></source>
        <translation>周四</translation>
    </message>
    <message id="hours.today">
        <source></source>
        <translation>今天</translation>
    </message>
    <message id="hours.tomorrow">
        <source></source>
        <translation>明天</translation>
    </message>
    <message id="hours.tue">
        <source></source>
        <translation>周二</translation>
    </message>
    <message id="hours.wed">
        <source></source>
        <translation>周三</translation>
    </message>
    <message id="identity.agent_lead">
        <source></source>
        <translation>这是代办人的身份证。下一步读申请人的。</translation>
    </message>
    <message id="identity.confirm">
        <source></source>
        <translation>是我本人</translation>
    </message>
    <message id="identity.lead">
        <source></source>
        <translation>请看一看身份证上的信息对不对。</translation>
    </message>
    <message id="identity.not_me">
        <source></source>
        <translation>不是我</translation>
    </message>
    <message id="identity.photo">
        <source></source>
        <translation>照片</translation>
    </message>
    <message id="identity.principal_lead">
        <source></source>
        <translation>代办只显示一部分信息。请核对姓名和末两位。</translation>
    </message>
    <message id="identity.principal_no">
        <source></source>
        <translation>不是这位</translation>
    </message>
    <message id="identity.principal_title">
        <source></source>
        <translation>是替这位办吗？</translation>
    </message>
    <message id="identity.principal_yes">
        <source></source>
        <translation>是的，替这位办</translation>
    </message>
    <message id="identity.title">
        <source></source>
        <translation>这是您吗？</translation>
    </message>
    <message id="idle.stay">
        <source></source>
        <translation>我还在，继续</translation>
    </message>
    <message id="idle.title">
        <source></source>
        <translation>您还在吗？</translation>
    </message>
    <message id="idle.will_close">
        <source></source>
        <translation>%1 秒后回到开始页。</translation>
    </message>
    <message id="idle.will_erase">
        <source></source>
        <translation>%1 秒后将清除您的信息。</translation>
    </message>
    <message id="keeping.text">
        <source></source>
        <translation>马上就好，请不要离开。</translation>
    </message>
    <message id="keeping.title">
        <source></source>
        <translation>正在保存您的申请</translation>
    </message>
    <message id="keyboard.after">
        <source></source>
        <translation>后面的字词</translation>
    </message>
    <message id="keyboard.before">
        <source></source>
        <translation>前面的字词</translation>
    </message>
    <message id="keyboard.by_stroke">
        <source></source>
        <translation>笔画</translation>
    </message>
    <message id="keyboard.clear">
        <source></source>
        <translation>清空</translation>
    </message>
    <message id="keyboard.delete">
        <source></source>
        <translation>删除一个字</translation>
    </message>
    <message id="keyboard.first">
        <source></source>
        <translation>选第一个</translation>
    </message>
    <message id="keyboard.handwriting">
        <source></source>
        <translation>手写</translation>
    </message>
    <message id="keyboard.how">
        <source></source>
        <translation>按拼音，再点字词</translation>
    </message>
    <message id="keyboard.how_radicals">
        <source></source>
        <translation>先按部首的笔画数，再选部首。</translation>
    </message>
    <message id="keyboard.how_strokes">
        <source></source>
        <translation>按写字的顺序，一笔一笔点。</translation>
    </message>
    <message id="keyboard.how_written">
        <source></source>
        <translation>写一个字，再点对的那个</translation>
    </message>
    <message id="keyboard.latin">
        <source></source>
        <translation>英文</translation>
    </message>
    <message id="keyboard.letters">
        <source></source>
        <translation>字母</translation>
    </message>
    <message id="keyboard.mode">
        <source></source>
        <translation>输入方式：%1</translation>
    </message>
    <message id="keyboard.nothing">
        <source></source>
        <translation>没有这个音</translation>
    </message>
    <message id="keyboard.pick_first">
        <source></source>
        <translation>请先点一个字词</translation>
    </message>
    <message id="keyboard.pinyin">
        <source></source>
        <translation>拼音</translation>
    </message>
    <message id="keyboard.radicals">
        <source></source>
        <translation>部首</translation>
    </message>
    <message id="keyboard.rewrite">
        <source></source>
        <translation>重写</translation>
    </message>
    <message id="keyboard.separator">
        <source></source>
        <translation>分隔</translation>
    </message>
    <message id="keyboard.shift">
        <source></source>
        <translation>大写</translation>
    </message>
    <message id="keyboard.space">
        <source></source>
        <translation>空格</translation>
    </message>
    <message id="keyboard.stroke">
        <source></source>
        <translation>笔画：%1</translation>
    </message>
    <message id="keyboard.stroke.any">
        <source></source>
        <translation>任意</translation>
    </message>
    <message id="keyboard.stroke.dian">
        <source></source>
        <translation>点捺</translation>
    </message>
    <message id="keyboard.stroke.heng">
        <source></source>
        <translation>横</translation>
    </message>
    <message id="keyboard.stroke.pie">
        <source></source>
        <translation>撇</translation>
    </message>
    <message id="keyboard.stroke.shu">
        <source></source>
        <translation>竖</translation>
    </message>
    <message id="keyboard.stroke.zhe">
        <source></source>
        <translation>折</translation>
    </message>
    <message id="keyboard.strokes">
        <source></source>
        <translation>%1 画</translation>
    </message>
    <message id="keyboard.symbols">
        <source></source>
        <translation>数字</translation>
    </message>
    <message id="keyboard.write_here">
        <source></source>
        <translation>在这里写一个字</translation>
    </message>
    <message id="later.answers">
        <source></source>
        <translation>存您填好的内容，加密保存，本机看不到。</translation>
    </message>
    <message id="later.ask">
        <source></source>
        <translation>先存起来，以后接着办</translation>
    </message>
    <message id="later.asked_again">
        <source></source>
        <translation>事项有变化，有 {count} 项要重新填，其他都还在。</translation>
    </message>
    <message id="later.both">
        <source></source>
        <translation>要有取回码和本人身份证，两样都有才能打开。</translation>
    </message>
    <message id="later.card">
        <source></source>
        <translation>请放上您的身份证</translation>
    </message>
    <message id="later.card_how">
        <source></source>
        <translation>要用存的时候用的那张身份证。</translation>
    </message>
    <message id="later.code_hint">
        <source></source>
        <translation>10 位数字</translation>
    </message>
    <message id="later.code_label">
        <source></source>
        <translation>取回码</translation>
    </message>
    <message id="later.code_lead">
        <source></source>
        <translation>以后接着办要用它。</translation>
    </message>
    <message id="later.code_title">
        <source></source>
        <translation>请记好取回码</translation>
    </message>
    <message id="later.day">
        <source></source>
        <translation>{year} 年 {month} 月 {day} 日</translation>
    </message>
    <message id="later.days">
        <source></source>
        <translation>最多存 {days} 天，到期自动删除。</translation>
    </message>
    <message id="later.discard">
        <source></source>
        <translation>删掉，不要了</translation>
    </message>
    <message id="later.discard_yes">
        <source></source>
        <translation>删掉</translation>
    </message>
    <message id="later.discarding">
        <source></source>
        <translation>正在删</translation>
    </message>
    <message id="later.done">
        <source></source>
        <translation>好了，结束</translation>
    </message>
    <message id="later.elsewhere">
        <source></source>
        <translation>{at} 在别处打开过，以这次为准。</translation>
    </message>
    <message id="later.enter_how">
        <source></source>
        <translation>把凭条上的码对准扫码口。</translation>
    </message>
    <message id="later.enter_lead">
        <source></source>
        <translation>凭条上的码扫一扫，或者输入 10 位数字。</translation>
    </message>
    <message id="later.enter_title">
        <source></source>
        <translation>输入取回码</translation>
    </message>
    <message id="later.enter_type">
        <source></source>
        <translation>输入凭条上的 10 位数字。</translation>
    </message>
    <message id="later.fetching">
        <source></source>
        <translation>正在打开</translation>
    </message>
    <message id="later.fetching_text">
        <source></source>
        <translation>马上就好，请等一下。</translation>
    </message>
    <message id="later.go_on">
        <source></source>
        <translation>不存，接着填</translation>
    </message>
    <message id="later.go_on_here">
        <source></source>
        <translation>接着办</translation>
    </message>
    <message id="later.gone_text">
        <source></source>
        <translation>取回码不能再用了。</translation>
    </message>
    <message id="later.gone_title">
        <source></source>
        <translation>已经删掉</translation>
    </message>
    <message id="later.item">
        <source></source>
        <translation>事项</translation>
    </message>
    <message id="later.keep">
        <source></source>
        <translation>存起来</translation>
    </message>
    <message id="later.keep_it">
        <source></source>
        <translation>不删，留着</translation>
    </message>
    <message id="later.keeping">
        <source></source>
        <translation>正在存</translation>
    </message>
    <message id="later.keeping_text">
        <source></source>
        <translation>马上就好，请等一下。</translation>
    </message>
    <message id="later.kept_at">
        <source></source>
        <translation>存的时间</translation>
    </message>
    <message id="later.lead">
        <source></source>
        <translation>您填的内容存到服务中心。可以换一台机器，或到窗口接着办。</translation>
    </message>
    <message id="later.name">
        <source></source>
        <translation>姓名</translation>
    </message>
    <message id="later.newer">
        <source></source>
        <translation>事项有变化，您填的都还能用，请看一看。</translation>
    </message>
    <message id="later.no_papers">
        <source></source>
        <translation>材料和照片不存，以后再交。</translation>
    </message>
    <message id="later.not_discarded">
        <source></source>
        <translation>没有删掉。存的内容都还在。请再试一次，或等到期自动删除。</translation>
    </message>
    <message id="later.not_kept">
        <source></source>
        <translation>没有存成。您填的都还在，可以再试或接着填。</translation>
    </message>
    <message id="later.not_kept_disk">
        <source></source>
        <translation>本机存满了，没有存成。您填的都还在，可以接着填。</translation>
    </message>
    <message id="later.not_opened">
        <source></source>
        <translation>没有打开</translation>
    </message>
    <message id="later.offline_note">
        <source></source>
        <translation>现在没有网络。本机再有网络时，取回码才能用。</translation>
    </message>
    <message id="later.papers_again">
        <source></source>
        <translation>材料和照片不存，刚才交的以后要再交一次。</translation>
    </message>
    <message id="later.papers_now">
        <source></source>
        <translation>材料这次再交。没办完以前，取回码一直能用。</translation>
    </message>
    <message id="later.print_again">
        <source></source>
        <translation>再打一次</translation>
    </message>
    <message id="later.refused">
        <source></source>
        <translation>中心没有收下，这次没有存成。这里没有保存任何信息。请重新办理，或到窗口办。</translation>
    </message>
    <message id="later.refused_title">
        <source></source>
        <translation>没有存成</translation>
    </message>
    <message id="later.resume_lead">
        <source></source>
        <translation>从上次停下的地方接着办。</translation>
    </message>
    <message id="later.resume_title">
        <source></source>
        <translation>您上次填的都在这里</translation>
    </message>
    <message id="later.slip_failed">
        <source></source>
        <translation>凭条没有打印出来，请抄下取回码</translation>
    </message>
    <message id="later.slip_printed">
        <source></source>
        <translation>凭条上有取回码，请拿好</translation>
    </message>
    <message id="later.slip_printing">
        <source></source>
        <translation>正在打印凭条</translation>
    </message>
    <message id="later.still_there">
        <source></source>
        <translation>存着的内容没有变，也没有丢。</translation>
    </message>
    <message id="later.sure_text">
        <source></source>
        <translation>删掉以后找不回来。</translation>
    </message>
    <message id="later.sure_title">
        <source></source>
        <translation>真的要删掉吗？</translation>
    </message>
    <message id="later.there">
        <source></source>
        <translation>已经存好，{day}前都能用</translation>
    </message>
    <message id="later.title">
        <source></source>
        <translation>先存起来，以后接着办</translation>
    </message>
    <message id="later.until">
        <source></source>
        <translation>能用到</translation>
    </message>
    <message id="later.waiting">
        <source></source>
        <translation>已经加密保存，正在送到中心</translation>
    </message>
    <message id="later.where">
        <source></source>
        <translation>到任何一台机器点“接着办”，或到窗口报码。</translation>
    </message>
    <message id="later.works_later">
        <source></source>
        <translation>现在没送到中心。本机再有网络时，取回码才能用，能用 {days} 天。</translation>
    </message>
    <message id="licence.brightness">
        <source></source>
        <translation>把手机调亮一些，离窗口一掌远。</translation>
    </message>
    <message id="licence.brightness_flat">
        <source></source>
        <translation>把手机调亮一些。没读出来，就把手机挪一挪。</translation>
    </message>
    <message id="licence.checking">
        <source></source>
        <translation>正在查找证照</translation>
    </message>
    <message id="licence.consent">
        <source></source>
        <translation>同意使用这份证照</translation>
    </message>
    <message id="licence.consent_lead">
        <source></source>
        <translation>同意后，这份材料就不用再交了。</translation>
    </message>
    <message id="licence.found">
        <source></source>
        <translation>找到了您的电子证照</translation>
    </message>
    <message id="licence.holder">
        <source></source>
        <translation>持证人</translation>
    </message>
    <message id="licence.how">
        <source></source>
        <translation>打开手机上的证照码，对准扫码窗口。</translation>
    </message>
    <message id="licence.how_both">
        <source></source>
        <translation>打开手机上的证照码，对准扫码窗口，或放到高拍仪下面。</translation>
    </message>
    <message id="licence.how_camera">
        <source></source>
        <translation>打开手机上的证照码，屏幕朝上，放到高拍仪下面。</translation>
    </message>
    <message id="licence.issuer">
        <source></source>
        <translation>发证机关</translation>
    </message>
    <message id="licence.not_this">
        <source></source>
        <translation>不用这份证照</translation>
    </message>
    <message id="licence.number">
        <source></source>
        <translation>证照号码</translation>
    </message>
    <message id="licence.once">
        <source></source>
        <translation>只在本次办理中使用一次。</translation>
    </message>
    <message id="licence.or">
        <source></source>
        <translation>或</translation>
    </message>
    <message id="licence.show_code">
        <source></source>
        <translation>请出示电子证照码</translation>
    </message>
    <message id="licence.title">
        <source></source>
        <translation>证照名称</translation>
    </message>
    <message id="licence.valid_until">
        <source></source>
        <translation>有效期至</translation>
    </message>
    <message id="licence.wait">
        <source></source>
        <translation>正在向发证机关核对，请稍等。</translation>
    </message>
    <message id="licences.agree">
        <source></source>
        <translation>同意，查一下</translation>
    </message>
    <message id="licences.ask_lead">
        <source></source>
        <translation>凭刚读的身份证查电子证照。您同意了才查。</translation>
    </message>
    <message id="licences.ask_title">
        <source></source>
        <translation>查一下，少交几份材料？</translation>
    </message>
    <message id="licences.by_code">
        <source></source>
        <translation>出示手机上的码</translation>
    </message>
    <message id="licences.checking">
        <source></source>
        <translation>正在查电子证照</translation>
    </message>
    <message id="licences.found_lead">
        <source></source>
        <translation>请核对。用了这些，就不用交原件。</translation>
    </message>
    <message id="licences.found_title">
        <source></source>
        <translation>查到 %1 份电子证照</translation>
    </message>
    <message id="licences.may_scan">
        <source></source>
        <translation>不同意也能办，可以改交原件</translation>
    </message>
    <message id="licences.no_use">
        <source></source>
        <translation>不用，交原件</translation>
    </message>
    <message id="licences.not_found">
        <source></source>
        <translation>没有查到，请交原件</translation>
    </message>
    <message id="licences.only_reference">
        <source></source>
        <translation>申请里只写证照的编号，不存照片</translation>
    </message>
    <message id="licences.only_this">
        <source></source>
        <translation>只为办这一件事，用完就清除</translation>
    </message>
    <message id="licences.problem_title">
        <source></source>
        <translation>没有查成</translation>
    </message>
    <message id="licences.sample">
        <source></source>
        <translation>演示：这是模拟的证照库，不是真的证照。</translation>
    </message>
    <message id="licences.use">
        <source></source>
        <translation>用查到的 %1 份，不用交原件</translation>
    </message>
    <message id="list.count">
        <source></source>
        <translation>共 %1 项</translation>
    </message>
    <message id="list.empty">
        <source></source>
        <translation>这里还没有可以办的事项</translation>
    </message>
    <message id="list.empty_what">
        <source></source>
        <translation>您可以返回搜索，或点“求助”。</translation>
    </message>
    <message id="material.blocked">
        <source></source>
        <translation>有材料现在交不了，设备或网络不通。您填的都还在。</translation>
    </message>
    <message id="material.committed">
        <source></source>
        <translation>用承诺代替，签名后生效</translation>
    </message>
    <message id="material.deferred">
        <source></source>
        <translation>{date} 前补交</translation>
    </message>
    <message id="material.do_defer">
        <source></source>
        <translation>以后再交</translation>
    </message>
    <message id="material.do_licence">
        <source></source>
        <translation>用电子证照</translation>
    </message>
    <message id="material.do_phone">
        <source></source>
        <translation>用手机拍</translation>
    </message>
    <message id="material.do_promise">
        <source></source>
        <translation>用承诺代替</translation>
    </message>
    <message id="material.do_sample">
        <source></source>
        <translation>看样例图</translation>
    </message>
    <message id="material.do_scan">
        <source></source>
        <translation>现在拍</translation>
    </message>
    <message id="material.e_licence">
        <source></source>
        <translation>已用电子证照</translation>
    </message>
    <message id="material.earlier">
        <source></source>
        <translation>上次已收，不用再交</translation>
    </message>
    <message id="material.feeding">
        <source></source>
        <translation>正在扫描，已有 {n} 页。请不要拉纸。</translation>
    </message>
    <message id="material.identity_card">
        <source></source>
        <translation>已读身份证，不用交</translation>
    </message>
    <message id="material.needed">
        <source></source>
        <translation>还没交</translation>
    </message>
    <message id="material.originals_there">
        <source></source>
        <translation>原件由办理地核验，请看凭条上的说明。</translation>
    </message>
    <message id="material.other_answer">
        <source></source>
        <translation>这页上的内容和您填的不一样。请核对一下。</translation>
    </message>
    <message id="material.other_document">
        <source></source>
        <translation>放上的好像是另一种材料。没放错就继续。</translation>
    </message>
    <message id="material.other_name">
        <source></source>
        <translation>这张证上的姓名和您的身份证不一样。没放错就继续。</translation>
    </message>
    <message id="material.other_person">
        <source></source>
        <translation>这张证上的号码和您的身份证不一样。没放错就继续。</translation>
    </message>
    <message id="material.scanned">
        <source></source>
        <translation>已拍 {n} 页</translation>
    </message>
    <message id="material.still_due">
        <source></source>
        <translation>请在 {date} 前补交</translation>
    </message>
    <message id="material.take_back">
        <source></source>
        <translation>重新选</translation>
    </message>
    <message id="materials.deferrable">
        <source></source>
        <translation>可后补</translation>
    </message>
    <message id="materials.free">
        <source></source>
        <translation>免交</translation>
    </message>
    <message id="materials.free_count">
        <source></source>
        <translation>已为您免交 %1 份材料。</translation>
    </message>
    <message id="materials.lead">
        <source></source>
        <translation>一份一份来，每份都有办法交。</translation>
    </message>
    <message id="materials.next">
        <source></source>
        <translation>材料好了，下一步</translation>
    </message>
    <message id="materials.state_pages">
        <source></source>
        <translation>%1，共 %2 页</translation>
    </message>
    <message id="materials.still_needed">
        <source></source>
        <translation>还有材料没有交。可以以后交的，请点“以后再交”。</translation>
    </message>
    <message id="materials.title">
        <source></source>
        <translation>请交材料</translation>
    </message>
    <message id="mend.change">
        <source></source>
        <translation>去改这一处</translation>
    </message>
    <message id="mend.held">
        <source></source>
        <translation>另有 %1 份材料已经收好，不用再交。</translation>
    </message>
    <message id="mend.lead">
        <source></source>
        <translation>一处一处改好，再核对、签名、交上去。</translation>
    </message>
    <message id="mend.materials">
        <source></source>
        <translation>重新交这份材料</translation>
    </message>
    <message id="mend.next">
        <source></source>
        <translation>改好了，下一步</translation>
    </message>
    <message id="mend.title">
        <source></source>
        <translation>要改的都在这里</translation>
    </message>
    <message id="not_kept.lead">
        <source></source>
        <translation>请不要离开。您还没有办完。</translation>
    </message>
    <message id="not_kept.retry">
        <source></source>
        <translation>再保存一次</translation>
    </message>
    <message id="not_kept.title">
        <source></source>
        <translation>申请没有保存成功</translation>
    </message>
    <message id="notice.agree">
        <source></source>
        <translation>同意并继续</translation>
    </message>
    <message id="notice.card">
        <source></source>
        <translation>请带上身份证</translation>
    </message>
    <message id="notice.disagree">
        <source></source>
        <translation>不同意</translation>
    </message>
    <message id="notice.help">
        <source></source>
        <translation>不会用？点“求助”</translation>
    </message>
    <message id="notice.if_not">
        <source></source>
        <translation>不同意也可以继续看指南，或到窗口办理。</translation>
    </message>
    <message id="notice.lead">
        <source></source>
        <translation>办理这件事，需要读取您的身份证。</translation>
    </message>
    <message id="notice.papers">
        <source></source>
        <translation>办完请取走证件和凭条</translation>
    </message>
    <message id="notice.title">
        <source></source>
        <translation>使用您的信息前，请先同意</translation>
    </message>
    <message id="out.phone">
        <source></source>
        <translation>咨询电话</translation>
    </message>
    <message id="out.site">
        <source></source>
        <translation>最近的服务点</translation>
    </message>
    <message id="out.text">
        <source></source>
        <translation>很抱歉。您可以到别的服务点办理。</translation>
    </message>
    <message id="out.title">
        <source></source>
        <translation>本机暂停服务</translation>
    </message>
    <message id="paging.next">
        <source></source>
        <translation>下一屏</translation>
    </message>
    <message id="paging.previous">
        <source></source>
        <translation>上一屏</translation>
    </message>
    <message id="parts.title">
        <source></source>
        <translation>一起办的事</translation>
    </message>
    <message id="phone.all_here">
        <source></source>
        <translation>{n} 张都收到了。请点“拍好了”。</translation>
    </message>
    <message id="phone.arrived">
        <source></source>
        <translation>已收到 {n} 张。可以再发，也可以点“拍好了”。</translation>
    </message>
    <message id="phone.code">
        <source></source>
        <translation>给手机扫的码</translation>
    </message>
    <message id="phone.coming">
        <source></source>
        <translation>照片正在传来，请等一等。</translation>
    </message>
    <message id="phone.ended">
        <source></source>
        <translation>这个码到时间了。已收到的都还在。请再要一个码。</translation>
    </message>
    <message id="phone.full">
        <source></source>
        <translation>页数已经够了，这张没有收。已收到的都还在。请点“拍好了”。</translation>
    </message>
    <message id="phone.lead">
        <source></source>
        <translation>照片只发到这台机器。</translation>
    </message>
    <message id="phone.lost">
        <source></source>
        <translation>网络断了，收不到照片。已收到的都还在。请再试一次，或换一种方式。</translation>
    </message>
    <message id="phone.new_code">
        <source></source>
        <translation>再要一个码</translation>
    </message>
    <message id="phone.no_page">
        <source></source>
        <translation>照片里没有找到纸。已收到的都还在。请把整张纸拍进去，再发一次。</translation>
    </message>
    <message id="phone.nothing_yet">
        <source></source>
        <translation>还没有收到照片。</translation>
    </message>
    <message id="phone.offline">
        <source></source>
        <translation>没有网络，暂时不能用手机拍。</translation>
    </message>
    <message id="phone.opening">
        <source></source>
        <translation>正在准备，请等一等。</translation>
    </message>
    <message id="phone.step_look">
        <source></source>
        <translation>照片到了，就显示在这里。</translation>
    </message>
    <message id="phone.step_scan">
        <source></source>
        <translation>打开手机，扫这个码。</translation>
    </message>
    <message id="phone.step_take">
        <source></source>
        <translation>点蓝色按钮，把整张纸拍进去。</translation>
    </message>
    <message id="phone.title">
        <source></source>
        <translation>用手机拍：%1</translation>
    </message>
    <message id="phone.too_large">
        <source></source>
        <translation>这张照片太大，没有收。已收到的都还在。请重拍一张。</translation>
    </message>
    <message id="phone.too_small">
        <source></source>
        <translation>这张照片太小，看不清。已收到的都还在。请拍近一些。</translation>
    </message>
    <message id="phone.unreadable">
        <source></source>
        <translation>这张照片打不开。已收到的都还在。请重新拍一张。</translation>
    </message>
    <message id="plan.after_hours">
        <source></source>
        <translation>可以填，{when} 后受理。</translation>
    </message>
    <message id="plan.after_hours_some_day">
        <source></source>
        <translation>可以填，上班后受理。</translation>
    </message>
    <message id="plan.blocked">
        <source></source>
        <translation>有材料现在交不了：可先填，或到窗口办。</translation>
    </message>
    <message id="plan.no_camera">
        <source></source>
        <translation>高拍仪用不了：要拍的材料可以以后补。</translation>
    </message>
    <message id="plan.no_licence">
        <source></source>
        <translation>电子证照现在取不到：请用纸质材料。</translation>
    </message>
    <message id="plan.no_slip">
        <source></source>
        <translation>打印机用不了：凭条可以扫码带走。</translation>
    </message>
    <message id="plan.now">
        <source></source>
        <translation>现在就能办</translation>
    </message>
    <message id="plan.now_fill">
        <source></source>
        <translation>现在可以先填</translation>
    </message>
    <message id="plan.now_what">
        <source></source>
        <translation>交上去后马上送到部门。</translation>
    </message>
    <message id="plan.queue">
        <source></source>
        <translation>现在可以先收下</translation>
    </message>
    <message id="plan.queue_what">
        <source></source>
        <translation>没有网络。先收在本机，有网络就自动送出。</translation>
    </message>
    <message id="privacy.kept">
        <source></source>
        <translation>您提交后，内容交给办理部门保管。</translation>
    </message>
    <message id="privacy.read">
        <source></source>
        <translation>读取您身份证上的姓名、号码和住址。</translation>
    </message>
    <message id="privacy.sealed">
        <source></source>
        <translation>提交的内容马上加密，本机打不开。</translation>
    </message>
    <message id="privacy.why">
        <source></source>
        <translation>只用来办理这一件事。</translation>
    </message>
    <message id="privacy.wiped">
        <source></source>
        <translation>离开后，本机不留您的信息。</translation>
    </message>
    <message id="problem.a4_cover">
        <source></source>
        <translation>A4 打印机的盖子没有关好。您的申请不受影响。请拍下屏幕上的码，或记下编号。</translation>
    </message>
    <message id="problem.a4_gone">
        <source></source>
        <translation>A4 打印机暂时用不了。您的申请不受影响。请拍下屏幕上的码，或记下编号。</translation>
    </message>
    <message id="problem.a4_jam">
        <source></source>
        <translation>A4 打印机卡纸。您的申请不受影响。打印口如果有纸，请取走。</translation>
    </message>
    <message id="problem.a4_no_paper">
        <source></source>
        <translation>A4 打印机缺纸。您的申请不受影响。请拍下屏幕上的码，或记下编号。</translation>
    </message>
    <message id="problem.a4_perhaps">
        <source></source>
        <translation>不知道有没有打印出来。您的申请不受影响。请看打印口，有纸就取走。</translation>
    </message>
    <message id="problem.a4_toner">
        <source></source>
        <translation>A4 打印机没有墨粉了。您的申请不受影响。请拍下屏幕上的码，或记下编号。</translation>
    </message>
    <message id="problem.agent_same_card">
        <source></source>
        <translation>这还是刚才那张身份证。已填的都还在。请换申请人的身份证。</translation>
    </message>
    <message id="problem.booking_busy">
        <source></source>
        <translation>中心现在忙，没有回答。您没有丢失任何信息。请过一会儿再试。</translation>
    </message>
    <message id="problem.booking_none">
        <source></source>
        <translation>这两周的时间都约满了。没有约上，也没有丢失任何信息。可以打电话问，或直接去窗口排队。</translation>
    </message>
    <message id="problem.booking_offline">
        <source></source>
        <translation>现在没有网络，约不了时间。没有约上，也没有丢失任何信息。可以打电话约，或直接去窗口。</translation>
    </message>
    <message id="problem.booking_unknown">
        <source></source>
        <translation>中心没有回答这个问题。您没有丢失任何信息。请到窗口问一问。</translation>
    </message>
    <message id="problem.camera_missing">
        <source></source>
        <translation>高拍仪暂时用不了。已拍的都还在。可以换一种方式，或点“求助”。</translation>
    </message>
    <message id="problem.card_bad_number">
        <source></source>
        <translation>身份证上的号码没有读对。没有保存任何信息。请拿起后再放一次。</translation>
    </message>
    <message id="problem.card_expired">
        <source></source>
        <translation>您的身份证已过期，本机不能继续。没有保存任何信息。可先办理换证。</translation>
    </message>
    <message id="problem.card_left">
        <source></source>
        <translation>读卡区有一张别人落下的卡。您的办理不受影响。请拿起来交给工作人员，再放您自己的卡。</translation>
    </message>
    <message id="problem.card_moved">
        <source></source>
        <translation>身份证拿开得早了一点。没有丢失信息。请再放一次，等提示后再取。</translation>
    </message>
    <message id="problem.card_not_identity">
        <source></source>
        <translation>这张卡不是身份证。没有读取其他信息。请放上身份证。</translation>
    </message>
    <message id="problem.card_unreadable">
        <source></source>
        <translation>没有读到身份证。已填的都还在。请拿起后再放一次。</translation>
    </message>
    <message id="problem.code_expired">
        <source></source>
        <translation>这个码已过期。已填的都还在。请在手机上刷新后再扫。</translation>
    </message>
    <message id="problem.code_not_ours">
        <source></source>
        <translation>这个码不是证照码。没有读取其他信息。请打开证照码再扫。</translation>
    </message>
    <message id="problem.code_offline">
        <source></source>
        <translation>网络暂时中断，查不了证照。已填的都还在。请稍后再试，或换一种方式。</translation>
    </message>
    <message id="problem.code_unknown">
        <source></source>
        <translation>没有认出这个码。已填的都还在。请刷新后再扫一次。</translation>
    </message>
    <message id="problem.feed_busy">
        <source></source>
        <translation>扫描仪正忙。已扫的页都还在。请稍等，再试一次。</translation>
    </message>
    <message id="problem.feed_cover">
        <source></source>
        <translation>扫描仪的盖子没有关好。已扫的页都还在。请关好盖子，再试一次。</translation>
    </message>
    <message id="problem.feed_double">
        <source></source>
        <translation>两张纸粘在一起了。已扫的页都还在。请分开，从这一页再试。</translation>
    </message>
    <message id="problem.feed_empty">
        <source></source>
        <translation>进纸口没有纸。已扫的页都还在。请放好纸，再试一次。</translation>
    </message>
    <message id="problem.feed_gone">
        <source></source>
        <translation>扫描仪暂时用不了。已扫的页都还在。请改用拍照，或换一种方式。</translation>
    </message>
    <message id="problem.feed_half">
        <source></source>
        <translation>有一页没有扫全，没有收下。之前的页都还在。请把这一页再扫一次。</translation>
    </message>
    <message id="problem.feed_jam">
        <source></source>
        <translation>纸卡住了。已扫的页都还在。请轻轻取出纸，再试一次，或改用拍照。</translation>
    </message>
    <message id="problem.guide_only">
        <source></source>
        <translation>这项只有指南，本机还办不了。这里没有保存任何内容。请到窗口办理，去之前可打 12345 问清。</translation>
    </message>
    <message id="problem.item_closed">
        <source></source>
        <translation>现在不在办理时间。您没有丢失任何信息。请上班后再来。</translation>
    </message>
    <message id="problem.item_closed_until">
        <source></source>
        <translation>现在不在办理时间。您没有丢失任何信息。请{when}后再来。</translation>
    </message>
    <message id="problem.item_expired">
        <source></source>
        <translation>这份办事指南已过期，暂时不能办。没有保存任何信息。请点“求助”或到窗口办。</translation>
    </message>
    <message id="problem.item_offline">
        <source></source>
        <translation>这件事要联网才能办，现在网络中断。没有丢失信息。请稍后再来，或到窗口办。</translation>
    </message>
    <message id="problem.later_busy">
        <source></source>
        <translation>中心现在忙。存的内容都还在，也没有算您输错。请过一会儿再试。</translation>
    </message>
    <message id="problem.later_gone">
        <source></source>
        <translation>这个事项在这里办不了了。存的内容都还在。请到窗口报取回码。</translation>
    </message>
    <message id="problem.later_mistyped">
        <source></source>
        <translation>有一位输错了。存的内容都还在，也没有算您输错。请对着凭条看一看。</translation>
    </message>
    <message id="problem.later_not_ours">
        <source></source>
        <translation>这不是取回码。存的内容不受影响。请用“先存起来”的凭条。</translation>
    </message>
    <message id="problem.later_offline">
        <source></source>
        <translation>现在没有网络，打不开存着的内容。内容都还在。请过会儿再来。</translation>
    </message>
    <message id="problem.later_short">
        <source></source>
        <translation>取回码是 10 位数字，还没有输完。已输的都还在。请接着输。</translation>
    </message>
    <message id="problem.later_too_many">
        <source></source>
        <translation>这张身份证输错太多次。存的内容不受影响。请一小时以后再试，或到窗口。</translation>
    </message>
    <message id="problem.later_unknown">
        <source></source>
        <translation>码和身份证对不上，或者已经到期、办完、删掉了。您别的办理不受影响。请核对取回码。</translation>
    </message>
    <message id="problem.licence_none">
        <source></source>
        <translation>没有查到您的这份证照。已填的都还在。请扫描原件。</translation>
    </message>
    <message id="problem.licence_none_all">
        <source></source>
        <translation>没有查到能用的电子证照。已填的都还在。请交原件。</translation>
    </message>
    <message id="problem.licence_offline">
        <source></source>
        <translation>现在连不上证照库。已填的都还在。请交原件，或以后补交。</translation>
    </message>
    <message id="problem.line_gone">
        <source></source>
        <translation>网络刚断了，这件事要联网才能交。您填的都还在。请等网络恢复，或到窗口办理。</translation>
    </message>
    <message id="problem.mend_busy">
        <source></source>
        <translation>中心现在忙。您的申请不受影响。请过几分钟再试。</translation>
    </message>
    <message id="problem.mend_not_here">
        <source></source>
        <translation>这件事这台机器办不了。您的申请不受影响。请到窗口修改、补充。</translation>
    </message>
    <message id="problem.mend_offline">
        <source></source>
        <translation>现在没有网络，取不回您的申请。您的申请不受影响。请稍后再改。</translation>
    </message>
    <message id="problem.mend_unknown">
        <source></source>
        <translation>这件申请现在取不回来。您的申请不受影响。请到窗口修改、补充。</translation>
    </message>
    <message id="problem.no_paper">
        <source></source>
        <translation>打印机缺纸。您的申请不受影响。请拍下屏幕上的码，或记下编号。</translation>
    </message>
    <message id="problem.not_kept_disk">
        <source></source>
        <translation>本机空间不足，没有保存成功。您填的还在屏幕上。请再试一次，或点“求助”。</translation>
    </message>
    <message id="problem.not_kept_other">
        <source></source>
        <translation>保存时出了问题，没有保存成功。您填的还在屏幕上。请再试一次，或点“求助”。</translation>
    </message>
    <message id="problem.not_social_card">
        <source></source>
        <translation>这张卡不是社保卡。没有读取其他信息。请放上身份证。</translation>
    </message>
    <message id="problem.number_incomplete">
        <source></source>
        <translation>编号还不完整。已输的都还在。请对照凭条，把字母和数字输全。</translation>
    </message>
    <message id="problem.place_no_intake">
        <source></source>
        <translation>那里没有委托本机收件。这里没有保存任何内容。您可以看指南，再联系办理地。</translation>
    </message>
    <message id="problem.printer_cover">
        <source></source>
        <translation>打印机的盖子没有关好。您的申请不受影响。请拍下屏幕上的码，或记下编号。</translation>
    </message>
    <message id="problem.printer_gone">
        <source></source>
        <translation>打印机暂时用不了。您的申请不受影响。请拍下屏幕上的码，或记下编号。</translation>
    </message>
    <message id="problem.progress_busy">
        <source></source>
        <translation>查询的人多，中心现在忙。您的申请不受影响。请过几分钟再查。</translation>
    </message>
    <message id="problem.progress_offline">
        <source></source>
        <translation>现在没有网络，查不到。您的申请不受影响。请过一会儿再查。</translation>
    </message>
    <message id="problem.progress_unknown">
        <source></source>
        <translation>中心没有回答这个问题。您的申请不受影响。请到窗口问一问。</translation>
    </message>
    <message id="problem.reader_missing">
        <source></source>
        <translation>读卡器暂时用不了。没有丢失信息。可以换一种方式，或点“求助”。</translation>
    </message>
    <message id="problem.scan_blank">
        <source></source>
        <translation>没有看到字，可能放反了。已拍的都还在。请翻过来再拍。</translation>
    </message>
    <message id="problem.scan_blurred">
        <source></source>
        <translation>图片不清楚。已拍的都还在。请放平再拍一次。</translation>
    </message>
    <message id="problem.scan_bright">
        <source></source>
        <translation>光线太亮。已拍的都还在。请避开强光再拍。</translation>
    </message>
    <message id="problem.scan_cut_off">
        <source></source>
        <translation>纸边没有拍全。已拍的都还在。请放到框内再拍。</translation>
    </message>
    <message id="problem.scan_dark">
        <source></source>
        <translation>光线太暗。已拍的都还在。请不要挡住灯再拍。</translation>
    </message>
    <message id="problem.scan_finger">
        <source></source>
        <translation>手指挡住了字。已拍的都还在。请移开手指再拍。</translation>
    </message>
    <message id="problem.scan_glare">
        <source></source>
        <translation>纸上有反光。已拍的都还在。请转一转纸再拍。</translation>
    </message>
    <message id="problem.scan_no_page">
        <source></source>
        <translation>没有看到纸。已拍的都还在。请把纸放在台面上。</translation>
    </message>
    <message id="problem.scan_noisy">
        <source></source>
        <translation>图片上有很多杂点。已拍的都还在。请再拍一次。</translation>
    </message>
    <message id="problem.scan_same">
        <source></source>
        <translation>这一页已经拍过了。已拍的都还在。请换下一页。</translation>
    </message>
    <message id="problem.scan_side">
        <source></source>
        <translation>这是卡的背面。已拍的都还在。请翻到正面再拍。</translation>
    </message>
    <message id="problem.scan_small">
        <source></source>
        <translation>字太小，看不清。已拍的都还在。请用原件再拍。</translation>
    </message>
    <message id="problem.scan_two">
        <source></source>
        <translation>这里有两张纸。已拍的都还在。请一次放一张。</translation>
    </message>
    <message id="problem.scanner_missing">
        <source></source>
        <translation>现在扫不了码。已填的都还在。请换一种方式交材料。</translation>
    </message>
    <message id="problem.signature_small">
        <source></source>
        <translation>签名太小了。已填的都还在。请写大一些，再签一次。</translation>
    </message>
    <message id="problem.slip_lost">
        <source></source>
        <translation>没有凭条，本机找不到您的申请。您的申请不受影响。请到综合窗口补交。</translation>
    </message>
    <message id="problem.slip_not_ours">
        <source></source>
        <translation>这不是我们的凭条码。这里没有保存任何内容。请扫凭条下方的方块码。</translation>
    </message>
    <message id="problem.social_card_lacks">
        <source></source>
        <translation>这张社保卡上的信息不够办理。没有丢失任何内容。请放上身份证。</translation>
    </message>
    <message id="problem.social_card_locked">
        <source></source>
        <translation>这张社保卡在本机读不出信息。没有丢失任何内容。请放上身份证。</translation>
    </message>
    <message id="problem.social_card_unreadable">
        <source></source>
        <translation>没有读到社保卡。没有丢失任何内容。请取出后再插一次，或放上身份证。</translation>
    </message>
    <message id="problem.supplement_elsewhere">
        <source></source>
        <translation>这个事项本机不能补交。您的申请不受影响。请带上凭条到综合窗口。</translation>
    </message>
    <message id="problem.supplement_lapsed">
        <source></source>
        <translation>补交的期限已经过了。以前交的都还在。请到综合窗口重新办理。</translation>
    </message>
    <message id="problem.supplement_nothing">
        <source></source>
        <translation>您的材料已经交齐了。您的申请不受影响。请等短信或电话通知。</translation>
    </message>
    <message id="problem.supplement_offline">
        <source></source>
        <translation>现在没有网络，查不到还差什么。您的申请不受影响。期限内来补都行，请稍后再来。</translation>
    </message>
    <message id="problem.supplement_unknown">
        <source></source>
        <translation>这张凭条和这张身份证对不上，没有查到。您的申请不受影响。请看看是不是拿错了。</translation>
    </message>
    <message id="problem.way_gone">
        <source></source>
        <translation>设备或网络不通，这份材料现在交不了。您填的都还在。请换一个办法，或以后补交。</translation>
    </message>
    <message id="progress.answer">
        <source></source>
        <translation>答复</translation>
    </message>
    <message id="progress.answer_by">
        <source></source>
        <translation>最晚答复</translation>
    </message>
    <message id="progress.by_card">
        <source></source>
        <translation>刷身份证</translation>
    </message>
    <message id="progress.by_card_offline">
        <source></source>
        <translation>现在没有网络，刷卡查不了。请用凭条查。</translation>
    </message>
    <message id="progress.by_card_text">
        <source></source>
        <translation>看到您自己的全部申请</translation>
    </message>
    <message id="progress.by_slip">
        <source></source>
        <translation>用凭条或编号</translation>
    </message>
    <message id="progress.by_slip_text">
        <source></source>
        <translation>扫凭条上的码，或输入编号</translation>
    </message>
    <message id="progress.case_number">
        <source></source>
        <translation>办件编号</translation>
    </message>
    <message id="progress.decide_by">
        <source></source>
        <translation>办结期限</translation>
    </message>
    <message id="progress.defects">
        <source></source>
        <translation>原因</translation>
    </message>
    <message id="progress.done">
        <source></source>
        <translation>看好了</translation>
    </message>
    <message id="progress.fetching">
        <source></source>
        <translation>正在取回您的申请</translation>
    </message>
    <message id="progress.fetching_text">
        <source></source>
        <translation>取回后，您可以在这里改正。</translation>
    </message>
    <message id="progress.hidden">
        <source></source>
        <translation>只凭编号只显示进度。看详情请扫凭条或刷身份证。</translation>
    </message>
    <message id="progress.holder">
        <source></source>
        <translation>申请人</translation>
    </message>
    <message id="progress.kept">
        <source></source>
        <translation>收下时间</translation>
    </message>
    <message id="progress.lead">
        <source></source>
        <translation>刷身份证看您的全部申请，扫凭条看那一件。</translation>
    </message>
    <message id="progress.list_lead">
        <source></source>
        <translation>点一件，看办到哪一步。</translation>
    </message>
    <message id="progress.list_title">
        <source></source>
        <translation>您有 {n} 件申请</translation>
    </message>
    <message id="progress.local">
        <source></source>
        <translation>网络不通，这是本机自己的记录。</translation>
    </message>
    <message id="progress.look">
        <source></source>
        <translation>查询</translation>
    </message>
    <message id="progress.looking">
        <source></source>
        <translation>正在查询</translation>
    </message>
    <message id="progress.looking_text">
        <source></source>
        <translation>请稍等，一般几秒钟就好。</translation>
    </message>
    <message id="progress.mend">
        <source></source>
        <translation>现在就改</translation>
    </message>
    <message id="progress.mend_card">
        <source></source>
        <translation>刷身份证去改</translation>
    </message>
    <message id="progress.none_card">
        <source></source>
        <translation>这张身份证名下没有申请。如在别处办理，请问窗口。</translation>
    </message>
    <message id="progress.none_number">
        <source></source>
        <translation>没有这个编号。请对照凭条再输一次，或到窗口问。</translation>
    </message>
    <message id="progress.none_slip">
        <source></source>
        <translation>没有查到这张凭条的申请。请拿凭条到窗口问一问。</translation>
    </message>
    <message id="progress.none_title">
        <source></source>
        <translation>没有查到</translation>
    </message>
    <message id="progress.not_found">
        <source></source>
        <translation>现在查不到进度</translation>
    </message>
    <message id="progress.nothing_lost">
        <source></source>
        <translation>您交的申请不受影响。</translation>
    </message>
    <message id="progress.number">
        <source></source>
        <translation>收件编号</translation>
    </message>
    <message id="progress.number_hint">
        <source></source>
        <translation>例如 L-1A2B3-C4D5E</translation>
    </message>
    <message id="progress.number_label">
        <source></source>
        <translation>凭条上的编号</translation>
    </message>
    <message id="progress.received">
        <source></source>
        <translation>收到时间</translation>
    </message>
    <message id="progress.slip_how">
        <source></source>
        <translation>扫凭条能看到详情；只输编号只看到进度。</translation>
    </message>
    <message id="progress.slip_lead">
        <source></source>
        <translation>把凭条上的码对着扫码口，或在下面输入编号。</translation>
    </message>
    <message id="progress.slip_lead_both">
        <source></source>
        <translation>把凭条的码对着扫码口，或放到高拍仪下面，或输入编号。</translation>
    </message>
    <message id="progress.slip_lead_camera">
        <source></source>
        <translation>把凭条放到高拍仪下面，有码的一面朝上，或输入编号。</translation>
    </message>
    <message id="progress.slip_title">
        <source></source>
        <translation>查一件申请</translation>
    </message>
    <message id="progress.slip_type">
        <source></source>
        <translation>现在扫不了码，请输入凭条上的编号。</translation>
    </message>
    <message id="progress.stage_accepted">
        <source></source>
        <translation>已经受理，正在办</translation>
    </message>
    <message id="progress.stage_announced">
        <source></source>
        <translation>正在送往中心</translation>
    </message>
    <message id="progress.stage_concluded">
        <source></source>
        <translation>已办好</translation>
    </message>
    <message id="progress.stage_correction_needed">
        <source></source>
        <translation>需要修改</translation>
    </message>
    <message id="progress.stage_kept_here">
        <source></source>
        <translation>已收在本机，等待送出</translation>
    </message>
    <message id="progress.stage_not_accepted">
        <source></source>
        <translation>没有受理</translation>
    </message>
    <message id="progress.stage_replaced">
        <source></source>
        <translation>已换成修改后的一件</translation>
    </message>
    <message id="progress.ticket_answered">
        <source></source>
        <translation>已经答复</translation>
    </message>
    <message id="progress.ticket_answered_what">
        <source></source>
        <translation>这是给您的答复。不满意，可以打电话。</translation>
    </message>
    <message id="progress.ticket_waiting">
        <source></source>
        <translation>已经收到，等待答复</translation>
    </message>
    <message id="progress.ticket_waiting_what">
        <source></source>
        <translation>有人在看。到期前会答复。</translation>
    </message>
    <message id="progress.title">
        <source></source>
        <translation>怎么查？</translation>
    </message>
    <message id="progress.what_accepted">
        <source></source>
        <translation>部门正在办理，最晚到办结期限。</translation>
    </message>
    <message id="progress.what_announced">
        <source></source>
        <translation>机器已经报到，内容正在送。</translation>
    </message>
    <message id="progress.what_concluded">
        <source></source>
        <translation>结果按您选的方式领取。</translation>
    </message>
    <message id="progress.what_correction_needed">
        <source></source>
        <translation>照下面改好再交一次，不用重新填。</translation>
    </message>
    <message id="progress.what_correction_needed_bare">
        <source></source>
        <translation>要改的地方，刷身份证或扫凭条就能看到。</translation>
    </message>
    <message id="progress.what_kept_here">
        <source></source>
        <translation>您的申请加密收在这里，有网络就自动送出。</translation>
    </message>
    <message id="progress.what_not_accepted">
        <source></source>
        <translation>原因写在下面。有疑问请问窗口。</translation>
    </message>
    <message id="progress.what_not_accepted_bare">
        <source></source>
        <translation>原因刷身份证或扫凭条能看到，也可以问窗口。</translation>
    </message>
    <message id="progress.what_replaced">
        <source></source>
        <translation>您修改后的申请已经交了，看新的那一件。</translation>
    </message>
    <message id="promise.agree">
        <source></source>
        <translation>我听懂了，愿意承诺</translation>
    </message>
    <message id="promise.conditions">
        <source></source>
        <translation>您要符合的条件</translation>
    </message>
    <message id="promise.lead">
        <source></source>
        <translation>符合这些条件才能承诺。请一条一条看。</translation>
    </message>
    <message id="promise.liability">
        <source></source>
        <translation>如果不属实</translation>
    </message>
    <message id="promise.refuse">
        <source></source>
        <translation>不承诺，改交材料</translation>
    </message>
    <message id="promise.text">
        <source></source>
        <translation>承诺书</translation>
    </message>
    <message id="promise.title">
        <source></source>
        <translation>签承诺书前，请先听清楚</translation>
    </message>
    <message id="promise.version">
        <source></source>
        <translation>承诺书版本 %1</translation>
    </message>
    <message id="rate.1">
        <source></source>
        <translation>非常不满意</translation>
    </message>
    <message id="rate.2">
        <source></source>
        <translation>不满意</translation>
    </message>
    <message id="rate.3">
        <source></source>
        <translation>基本满意</translation>
    </message>
    <message id="rate.4">
        <source></source>
        <translation>满意</translation>
    </message>
    <message id="rate.5">
        <source></source>
        <translation>非常满意</translation>
    </message>
    <message id="rate.call">
        <source></source>
        <translation>可以打电话问我</translation>
    </message>
    <message id="rate.call_hint">
        <source></source>
        <translation>只打申请里留的电话，只问这件事。不选就不打。</translation>
    </message>
    <message id="rate.done">
        <source></source>
        <translation>好了，继续</translation>
    </message>
    <message id="rate.lead">
        <source></source>
        <translation>点一下就好，也可以不评。</translation>
    </message>
    <message id="rate.lead_pad">
        <source></source>
        <translation>点屏幕或按评价器都行，也可以不评。</translation>
    </message>
    <message id="rate.skip">
        <source></source>
        <translation>不评价，继续</translation>
    </message>
    <message id="rate.tag_108">
        <source></source>
        <translation>加了指南没有的条件</translation>
    </message>
    <message id="rate.tag_109">
        <source></source>
        <translation>要了指南没有的材料</translation>
    </message>
    <message id="rate.tag_110">
        <source></source>
        <translation>无故超过法定时间</translation>
    </message>
    <message id="rate.tag_111">
        <source></source>
        <translation>指南样本有错</translation>
    </message>
    <message id="rate.tag_112">
        <source></source>
        <translation>说网上收却收不了</translation>
    </message>
    <message id="rate.tag_113">
        <source></source>
        <translation>多个部门来回跑</translation>
    </message>
    <message id="rate.tag_114">
        <source></source>
        <translation>跑的次数比说的多</translation>
    </message>
    <message id="rate.tag_115">
        <source></source>
        <translation>态度差，办得慢</translation>
    </message>
    <message id="rate.tag_207">
        <source></source>
        <translation>没有材料样本</translation>
    </message>
    <message id="rate.tag_208">
        <source></source>
        <translation>没有材料清单</translation>
    </message>
    <message id="rate.tag_209">
        <source></source>
        <translation>没有按时办完</translation>
    </message>
    <message id="rate.tag_210">
        <source></source>
        <translation>一样的材料要了几次</translation>
    </message>
    <message id="rate.tag_211">
        <source></source>
        <translation>说能网办却办不了</translation>
    </message>
    <message id="rate.tag_212">
        <source></source>
        <translation>预约了还要排队</translation>
    </message>
    <message id="rate.tag_213">
        <source></source>
        <translation>工作人员不熟练</translation>
    </message>
    <message id="rate.tag_214">
        <source></source>
        <translation>服务态度生硬</translation>
    </message>
    <message id="rate.tag_307">
        <source></source>
        <translation>要补的一次说清</translation>
    </message>
    <message id="rate.tag_308">
        <source></source>
        <translation>有材料样本</translation>
    </message>
    <message id="rate.tag_309">
        <source></source>
        <translation>按说好的时间办完</translation>
    </message>
    <message id="rate.tag_310">
        <source></source>
        <translation>办事指南写得准</translation>
    </message>
    <message id="rate.tag_311">
        <source></source>
        <translation>按指南备料就能办</translation>
    </message>
    <message id="rate.tag_312">
        <source></source>
        <translation>可以快递送到</translation>
    </message>
    <message id="rate.tag_313">
        <source></source>
        <translation>跑的次数和说的一样</translation>
    </message>
    <message id="rate.tag_314">
        <source></source>
        <translation>服务态度一般</translation>
    </message>
    <message id="rate.tag_406">
        <source></source>
        <translation>填一张表就行</translation>
    </message>
    <message id="rate.tag_407">
        <source></source>
        <translation>材料网上交，窗口核</translation>
    </message>
    <message id="rate.tag_408">
        <source></source>
        <translation>一张清单说清材料</translation>
    </message>
    <message id="rate.tag_409">
        <source></source>
        <translation>签承诺就少交材料</translation>
    </message>
    <message id="rate.tag_410">
        <source></source>
        <translation>可以网上预约</translation>
    </message>
    <message id="rate.tag_411">
        <source></source>
        <translation>跑一次就办完</translation>
    </message>
    <message id="rate.tag_412">
        <source></source>
        <translation>自助机就能办</translation>
    </message>
    <message id="rate.tag_413">
        <source></source>
        <translation>服务态度较好</translation>
    </message>
    <message id="rate.tag_510">
        <source></source>
        <translation>一个窗口一次办完</translation>
    </message>
    <message id="rate.tag_511">
        <source></source>
        <translation>材料可以以后补</translation>
    </message>
    <message id="rate.tag_512">
        <source></source>
        <translation>不用交证明</translation>
    </message>
    <message id="rate.tag_513">
        <source></source>
        <translation>全程网上能办</translation>
    </message>
    <message id="rate.tag_514">
        <source></source>
        <translation>手机就能办</translation>
    </message>
    <message id="rate.tag_515">
        <source></source>
        <translation>家门口就能办</translation>
    </message>
    <message id="rate.tag_516">
        <source></source>
        <translation>不用材料直接办</translation>
    </message>
    <message id="rate.tag_517">
        <source></source>
        <translation>服务热情，办得快</translation>
    </message>
    <message id="rate.title">
        <source></source>
        <translation>这次办得怎么样？</translation>
    </message>
    <message id="rate.why">
        <source></source>
        <translation>谢谢！哪里好？</translation>
    </message>
    <message id="rate.why_bad">
        <source></source>
        <translation>对不起。哪里不好？</translation>
    </message>
    <message id="rate.why_lead">
        <source></source>
        <translation>可以多选，也可以不选。</translation>
    </message>
    <message id="relation.child">
        <source></source>
        <translation>子女</translation>
    </message>
    <message id="relation.neighbour">
        <source></source>
        <translation>邻居或朋友</translation>
    </message>
    <message id="relation.parent">
        <source></source>
        <translation>父母</translation>
    </message>
    <message id="relation.relative">
        <source></source>
        <translation>其他亲属</translation>
    </message>
    <message id="relation.spouse">
        <source></source>
        <translation>配偶</translation>
    </message>
    <message id="relation.staff">
        <source></source>
        <translation>村、社区或单位的工作人员</translation>
    </message>
    <message id="result.accepted">
        <source></source>
        <translation>受理成功</translation>
    </message>
    <message id="result.accepted_what">
        <source></source>
        <translation>办理单位已经受理您的申请。</translation>
    </message>
    <message id="result.case_number">
        <source></source>
        <translation>办件编号</translation>
    </message>
    <message id="result.correction">
        <source></source>
        <translation>有几处要改一改</translation>
    </message>
    <message id="result.correction_what">
        <source></source>
        <translation>要改的都列在这里，改好就能接着办。</translation>
    </message>
    <message id="result.decide_by">
        <source></source>
        <translation>最晚 %1 办结</translation>
    </message>
    <message id="result.kept">
        <source></source>
        <translation>已收好，还没有受理</translation>
    </message>
    <message id="result.kept_offline">
        <source></source>
        <translation>网络暂时中断，联网后自动提交。</translation>
    </message>
    <message id="result.kept_what">
        <source></source>
        <translation>您的申请已安全保存，正在提交。</translation>
    </message>
    <message id="result.next_accepted">
        <source></source>
        <translation>办理单位会按时办好，您不用再跑。</translation>
    </message>
    <message id="result.next_answer">
        <source></source>
        <translation>到任何一台机器，都能查办到哪一步。</translation>
    </message>
    <message id="result.next_ask">
        <source></source>
        <translation>有疑问，凭编号咨询。</translation>
    </message>
    <message id="result.next_mend">
        <source></source>
        <translation>照单子改好，再交一次</translation>
    </message>
    <message id="result.next_sent">
        <source></source>
        <translation>申请会自动送到办理单位。</translation>
    </message>
    <message id="result.next_title">
        <source></source>
        <translation>接下来</translation>
    </message>
    <message id="result.number">
        <source></source>
        <translation>收件编号</translation>
    </message>
    <message id="result.paper_failed">
        <source></source>
        <translation>A4 纸没有打印好</translation>
    </message>
    <message id="result.paper_printed">
        <source></source>
        <translation>A4 纸已打印，请从打印口取走</translation>
    </message>
    <message id="result.paper_printing">
        <source></source>
        <translation>正在打印 A4 纸，请稍等</translation>
    </message>
    <message id="result.partly">
        <source></source>
        <translation>部分已受理</translation>
    </message>
    <message id="result.partly_what">
        <source></source>
        <translation>能办的已受理，办不了的在下面写了原因。</translation>
    </message>
    <message id="result.refused">
        <source></source>
        <translation>这次不能受理</translation>
    </message>
    <message id="result.refused_what">
        <source></source>
        <translation>原因都写在下面。</translation>
    </message>
    <message id="result.scan_to_take">
        <source></source>
        <translation>用手机拍下这个码，到机器上扫一扫，可查进度。</translation>
    </message>
    <message id="result.slip_failed">
        <source></source>
        <translation>凭条没有打印出来</translation>
    </message>
    <message id="result.slip_printed">
        <source></source>
        <translation>凭条已打印，请取走</translation>
    </message>
    <message id="result.slip_printing">
        <source></source>
        <translation>正在打印凭条</translation>
    </message>
    <message id="result.supplement">
        <source></source>
        <translation>补交的材料已收到</translation>
    </message>
    <message id="result.supplement_what">
        <source></source>
        <translation>已放进您的办件里，不用再做什么。</translation>
    </message>
    <message id="sample.close">
        <source></source>
        <translation>看好了</translation>
    </message>
    <message id="sample.form">
        <source></source>
        <translation>填写样例</translation>
    </message>
    <message id="sample.gone">
        <source></source>
        <translation>这张图现在看不了，不影响办理。</translation>
    </message>
    <message id="sample.next">
        <source></source>
        <translation>下一张</translation>
    </message>
    <message id="sample.place">
        <source></source>
        <translation>%1 / %2</translation>
    </message>
    <message id="sample.previous">
        <source></source>
        <translation>上一张</translation>
    </message>
    <message id="sample.right">
        <source></source>
        <translation>这样可以</translation>
    </message>
    <message id="sample.shrink">
        <source></source>
        <translation>缩小</translation>
    </message>
    <message id="sample.step">
        <source></source>
        <translation>第 {n} 步</translation>
    </message>
    <message id="sample.title">
        <source></source>
        <translation>样例图</translation>
    </message>
    <message id="sample.wrong">
        <source></source>
        <translation>这样不行</translation>
    </message>
    <message id="sample.zoom">
        <source></source>
        <translation>放大</translation>
    </message>
    <message id="scan.again">
        <source></source>
        <translation>重新拍</translation>
    </message>
    <message id="scan.camera_missing">
        <source></source>
        <translation>高拍仪没有连接</translation>
    </message>
    <message id="scan.camera_missing_what">
        <source></source>
        <translation>高拍仪暂时用不了，已拍的页还在。请换一种方式。</translation>
    </message>
    <message id="scan.checking">
        <source></source>
        <translation>正在检查</translation>
    </message>
    <message id="scan.delete">
        <source></source>
        <translation>删除第 %1 页</translation>
    </message>
    <message id="scan.delete_short">
        <source></source>
        <translation>删除</translation>
    </message>
    <message id="scan.done">
        <source></source>
        <translation>拍好了（共 %1 页）</translation>
    </message>
    <message id="scan.earlier">
        <source></source>
        <translation>往前挪</translation>
    </message>
    <message id="scan.earlier_pages">
        <source></source>
        <translation>前面的页</translation>
    </message>
    <message id="scan.feed">
        <source></source>
        <translation>放入进纸口，连续扫描</translation>
    </message>
    <message id="scan.good">
        <source></source>
        <translation>位置正好，请不要动</translation>
    </message>
    <message id="scan.is_now">
        <source></source>
        <translation>挪好了，现在是第 %1 页。</translation>
    </message>
    <message id="scan.later">
        <source></source>
        <translation>往后挪</translation>
    </message>
    <message id="scan.later_pages">
        <source></source>
        <translation>后面的页</translation>
    </message>
    <message id="scan.lay_flat">
        <source></source>
        <translation>请把材料平放在台面上，字朝上。</translation>
    </message>
    <message id="scan.move_earlier">
        <source></source>
        <translation>第 %1 页往前挪</translation>
    </message>
    <message id="scan.move_later">
        <source></source>
        <translation>第 %1 页往后挪</translation>
    </message>
    <message id="scan.one_more">
        <source></source>
        <translation>再拍一页</translation>
    </message>
    <message id="scan.order">
        <source></source>
        <translation>换顺序</translation>
    </message>
    <message id="scan.order_done">
        <source></source>
        <translation>顺序好了</translation>
    </message>
    <message id="scan.pages_of">
        <source></source>
        <translation>已拍 %1 页，最多 %2 页</translation>
    </message>
    <message id="scan.shoot">
        <source></source>
        <translation>拍照</translation>
    </message>
    <message id="scan.shooting">
        <source></source>
        <translation>正在拍照</translation>
    </message>
    <message id="scan.starting">
        <source></source>
        <translation>正在打开高拍仪</translation>
    </message>
    <message id="scan.stop_feed">
        <source></source>
        <translation>停止扫描</translation>
    </message>
    <message id="scan.taken">
        <source></source>
        <translation>拍好了，可以把纸拿走</translation>
    </message>
    <message id="scan.title">
        <source></source>
        <translation>拍摄%1</translation>
    </message>
    <message id="scan.use_anyway">
        <source></source>
        <translation>仍然使用这一张</translation>
    </message>
    <message id="scan.use_phone">
        <source></source>
        <translation>用手机拍</translation>
    </message>
    <message id="search.ask">
        <source></source>
        <translation>都不是？请到窗口问，或打 12345。</translation>
    </message>
    <message id="search.box">
        <source></source>
        <translation>搜索内容：%1</translation>
    </message>
    <message id="search.hot">
        <source></source>
        <translation>大家常搜</translation>
    </message>
    <message id="search.lead">
        <source></source>
        <translation>打拼音首字母就行，例如 sbk。</translation>
    </message>
    <message id="search.none">
        <source></source>
        <translation>没有找到</translation>
    </message>
    <message id="search.none_what">
        <source></source>
        <translation>换个词试试，或点下面的“求助”。</translation>
    </message>
    <message id="search.perhaps">
        <source></source>
        <translation>您是不是要找</translation>
    </message>
    <message id="search.title">
        <source></source>
        <translation>找要办的事</translation>
    </message>
    <message id="sign.again">
        <source></source>
        <translation>重新签</translation>
    </message>
    <message id="sign.commitment">
        <source></source>
        <translation>本人已知晓告知内容，自愿承诺并对此负责。</translation>
    </message>
    <message id="sign.done">
        <source></source>
        <translation>签好了，提交申请</translation>
    </message>
    <message id="sign.here">
        <source></source>
        <translation>请在这里签名</translation>
    </message>
    <message id="sign.here_or_pad">
        <source></source>
        <translation>请在这里签名，也可以签在旁边的签名板上</translation>
    </message>
    <message id="sign.statement">
        <source></source>
        <translation>我确认填写的内容和提交的材料真实、准确。</translation>
    </message>
    <message id="sign.title">
        <source></source>
        <translation>请签名</translation>
    </message>
    <message id="slip.a4_accepted">
        <source></source>
        <translation>受理通知书</translation>
    </message>
    <message id="slip.a4_correction">
        <source></source>
        <translation>补正通知书</translation>
    </message>
    <message id="slip.a4_kept">
        <source></source>
        <translation>收件凭证</translation>
    </message>
    <message id="slip.a4_print_again">
        <source></source>
        <translation>补打{name}（A4）</translation>
    </message>
    <message id="slip.a4_print_first">
        <source></source>
        <translation>打印{name}（A4）</translation>
    </message>
    <message id="slip.a4_refused">
        <source></source>
        <translation>不予受理通知书</translation>
    </message>
    <message id="slip.a4_reprint">
        <source></source>
        <translation>补打 第 {n} 次</translation>
    </message>
    <message id="slip.a4_test">
        <source></source>
        <translation>打印测试</translation>
    </message>
    <message id="slip.accepted_hint">
        <source></source>
        <translation>凭编号可查询进度。</translation>
    </message>
    <message id="slip.answer_by">
        <source></source>
        <translation>最晚答复</translation>
    </message>
    <message id="slip.authority">
        <source></source>
        <translation>办理单位</translation>
    </message>
    <message id="slip.booking_bring">
        <source></source>
        <translation>要带：</translation>
    </message>
    <message id="slip.booking_cancel">
        <source></source>
        <translation>来不了，请到任何一台机器取消，或打电话。</translation>
    </message>
    <message id="slip.booking_card">
        <source></source>
        <translation>带本人身份证，提前十分钟到。</translation>
    </message>
    <message id="slip.booking_number">
        <source></source>
        <translation>预约号：</translation>
    </message>
    <message id="slip.booking_title">
        <source></source>
        <translation>预约凭条</translation>
    </message>
    <message id="slip.bring_later">
        <source></source>
        <translation>拿这张纸上的码，到任何一台机器补交。</translation>
    </message>
    <message id="slip.by_agent">
        <source></source>
        <translation>由代办人代为提交。</translation>
    </message>
    <message id="slip.case_number">
        <source></source>
        <translation>办件编号</translation>
    </message>
    <message id="slip.commitment">
        <source></source>
        <translation>已签承诺书，版本 {version}</translation>
    </message>
    <message id="slip.correction">
        <source></source>
        <translation>还没有受理，先改好下面几处：</translation>
    </message>
    <message id="slip.decide_by">
        <source></source>
        <translation>最晚办结</translation>
    </message>
    <message id="slip.due_by">
        <source></source>
        <translation>最晚 {day}</translation>
    </message>
    <message id="slip.item">
        <source></source>
        <translation>事项</translation>
    </message>
    <message id="slip.keep_this">
        <source></source>
        <translation>请收好这张纸，查进度要用它。</translation>
    </message>
    <message id="slip.kept_at">
        <source></source>
        <translation>收件时间</translation>
    </message>
    <message id="slip.later_answers_only">
        <source></source>
        <translation>只存了填的内容，材料和照片没有存。</translation>
    </message>
    <message id="slip.later_both">
        <source></source>
        <translation>要有取回码和本人身份证。</translation>
    </message>
    <message id="slip.later_code">
        <source></source>
        <translation>您的取回码：</translation>
    </message>
    <message id="slip.later_how">
        <source></source>
        <translation>到任何一台机器点“接着办”，或到窗口报码。</translation>
    </message>
    <message id="slip.later_offline">
        <source></source>
        <translation>存的时候没有网络。这台机器再有网络时才能用，能用 {days} 天。</translation>
    </message>
    <message id="slip.later_title">
        <source></source>
        <translation>取回码</translation>
    </message>
    <message id="slip.later_until">
        <source></source>
        <translation>能用到 {day}</translation>
    </message>
    <message id="slip.materials_due">
        <source></source>
        <translation>待补材料</translation>
    </message>
    <message id="slip.not_yet_accepted">
        <source></source>
        <translation>已收件，尚未受理。联网后自动提交。</translation>
    </message>
    <message id="slip.number">
        <source></source>
        <translation>收件编号</translation>
    </message>
    <message id="slip.part_accepted">
        <source></source>
        <translation>已受理</translation>
    </message>
    <message id="slip.part_asked">
        <source></source>
        <translation>一起办</translation>
    </message>
    <message id="slip.part_correction">
        <source></source>
        <translation>要修改</translation>
    </message>
    <message id="slip.part_kept">
        <source></source>
        <translation>已收件</translation>
    </message>
    <message id="slip.part_refused">
        <source></source>
        <translation>不能一起办</translation>
    </message>
    <message id="slip.parts">
        <source></source>
        <translation>一次办 {n} 件事</translation>
    </message>
    <message id="slip.phone">
        <source></source>
        <translation>咨询电话</translation>
    </message>
    <message id="slip.place">
        <source></source>
        <translation>办理地</translation>
    </message>
    <message id="slip.place_how">
        <source></source>
        <translation>本机只代收材料，由办理地受理和办结。</translation>
    </message>
    <message id="slip.place_originals">
        <source></source>
        <translation>原件请带到办理地核验：{address}</translation>
    </message>
    <message id="slip.place_result">
        <source></source>
        <translation>结果请向办理地领取，电话 {phone}</translation>
    </message>
    <message id="slip.refused">
        <source></source>
        <translation>不能受理，原因是：</translation>
    </message>
    <message id="slip.scan_to_check">
        <source></source>
        <translation>到任何一台机器扫这个码，可以查进度</translation>
    </message>
    <message id="slip.site">
        <source></source>
        <translation>服务点</translation>
    </message>
    <message id="slip.spared">
        <source></source>
        <translation>替您少交材料 {n} 份。</translation>
    </message>
    <message id="slip.supplement_to">
        <source></source>
        <translation>补入办件</translation>
    </message>
    <message id="slip.title_accepted">
        <source></source>
        <translation>受理凭证</translation>
    </message>
    <message id="slip.title_kept">
        <source></source>
        <translation>收件凭条</translation>
    </message>
    <message id="slip.title_supplement">
        <source></source>
        <translation>补交材料收据</translation>
    </message>
    <message id="slip.title_ticket">
        <source></source>
        <translation>意见凭条</translation>
    </message>
    <message id="source.e_licence">
        <source></source>
        <translation>电子证照</translation>
    </message>
    <message id="source.identity_card">
        <source></source>
        <translation>身份证</translation>
    </message>
    <message id="source.paper">
        <source></source>
        <translation>来自您交的材料</translation>
    </message>
    <message id="source.resident">
        <source></source>
        <translation>您填写</translation>
    </message>
    <message id="source.social_card">
        <source></source>
        <translation>社保卡</translation>
    </message>
    <message id="step.check">
        <source></source>
        <translation>核对</translation>
    </message>
    <message id="step.find">
        <source></source>
        <translation>选事项</translation>
    </message>
    <message id="step.finish">
        <source></source>
        <translation>完成</translation>
    </message>
    <message id="step.form">
        <source></source>
        <translation>填写</translation>
    </message>
    <message id="step.identity">
        <source></source>
        <translation>刷证</translation>
    </message>
    <message id="step.materials">
        <source></source>
        <translation>材料</translation>
    </message>
    <message id="step.sign">
        <source></source>
        <translation>签名</translation>
    </message>
    <message id="supplement.finding">
        <source></source>
        <translation>正在查还差什么材料</translation>
    </message>
    <message id="supplement.finding_text">
        <source></source>
        <translation>请稍等。您的身份证可以先拿起来。</translation>
    </message>
    <message id="supplement.how">
        <source></source>
        <translation>把凭条的码对着扫码口，离开一巴掌远。</translation>
    </message>
    <message id="supplement.how_both">
        <source></source>
        <translation>把凭条的码对着扫码口，或平放到高拍仪下面。</translation>
    </message>
    <message id="supplement.how_camera">
        <source></source>
        <translation>把凭条平放到高拍仪下面，有码的一面朝上。</translation>
    </message>
    <message id="supplement.lead">
        <source></source>
        <translation>补交材料，要用收件时打印的凭条。</translation>
    </message>
    <message id="supplement.materials_lead">
        <source></source>
        <translation>现在有几份就交几份，其余的期限内再来。</translation>
    </message>
    <message id="supplement.materials_title">
        <source></source>
        <translation>还要补交这些</translation>
    </message>
    <message id="supplement.not_found">
        <source></source>
        <translation>没有查到</translation>
    </message>
    <message id="supplement.notice_name">
        <source></source>
        <translation>补交材料</translation>
    </message>
    <message id="supplement.sign">
        <source></source>
        <translation>本人补交以上材料，保证材料真实。</translation>
    </message>
    <message id="supplement.title">
        <source></source>
        <translation>扫一扫凭条上的码</translation>
    </message>
    <message id="take.card">
        <source></source>
        <translation>身份证</translation>
    </message>
    <message id="take.card_lies">
        <source></source>
        <translation>您的卡还在读卡区。请拿起来，带走。</translation>
    </message>
    <message id="take.card_where">
        <source></source>
        <translation>在读卡器上</translation>
    </message>
    <message id="take.done">
        <source></source>
        <translation>都拿好了</translation>
    </message>
    <message id="take.lead">
        <source></source>
        <translation>东西别落下。</translation>
    </message>
    <message id="take.papers">
        <source></source>
        <translation>材料原件</translation>
    </message>
    <message id="take.papers_where">
        <source></source>
        <translation>在高拍仪下面</translation>
    </message>
    <message id="take.remind">
        <source></source>
        <translation>请取走身份证</translation>
    </message>
    <message id="take.remind_text">
        <source></source>
        <translation>您的身份证可能还在读卡器上。</translation>
    </message>
    <message id="take.slip">
        <source></source>
        <translation>凭条</translation>
    </message>
    <message id="take.slip_where">
        <source></source>
        <translation>在出纸口</translation>
    </message>
    <message id="take.title">
        <source></source>
        <translation>请取走您的物品</translation>
    </message>
    <message id="tech.again">
        <source></source>
        <translation>再测一次</translation>
    </message>
    <message id="tech.alarm.not_authorised">
        <source></source>
        <translation>平台不认识本机。已收的都还在。请联系平台管理员。</translation>
    </message>
    <message id="tech.box.accepted">
        <source></source>
        <translation>已受理</translation>
    </message>
    <message id="tech.box.conserved">
        <source></source>
        <translation>件数对得上</translation>
    </message>
    <message id="tech.box.in_flight">
        <source></source>
        <translation>正在发送</translation>
    </message>
    <message id="tech.box.kept">
        <source></source>
        <translation>等待发送</translation>
    </message>
    <message id="tech.box.oldest">
        <source></source>
        <translation>最久已等</translation>
    </message>
    <message id="tech.box.otherwise">
        <source></source>
        <translation>补正或不受理</translation>
    </message>
    <message id="tech.box.parked">
        <source></source>
        <translation>留待下次的表</translation>
    </message>
    <message id="tech.box.quarantined">
        <source></source>
        <translation>隔离，要人处理</translation>
    </message>
    <message id="tech.box.ratings">
        <source></source>
        <translation>评价待发送</translation>
    </message>
    <message id="tech.broken">
        <source></source>
        <translation>有问题</translation>
    </message>
    <message id="tech.care.bad">
        <source></source>
        <translation>有故障要处理</translation>
    </message>
    <message id="tech.care.ok">
        <source></source>
        <translation>一切正常</translation>
    </message>
    <message id="tech.care.warn">
        <source></source>
        <translation>有几处要留意</translation>
    </message>
    <message id="tech.care_again">
        <source></source>
        <translation>现在检查一次</translation>
    </message>
    <message id="tech.care_lead.bad">
        <source></source>
        <translation>{at} 检查过，有故障要处理。</translation>
    </message>
    <message id="tech.care_lead.ok">
        <source></source>
        <translation>{at} 检查过，一切正常。</translation>
    </message>
    <message id="tech.care_lead.warn">
        <source></source>
        <translation>{at} 检查过，有几处要留意。</translation>
    </message>
    <message id="tech.care_never">
        <source></source>
        <translation>还没有自检过。</translation>
    </message>
    <message id="tech.care_print">
        <source></source>
        <translation>打印一张检查表</translation>
    </message>
    <message id="tech.care_printing">
        <source></source>
        <translation>检查表已送去打印。</translation>
    </message>
    <message id="tech.care_reason">
        <source></source>
        <translation>原因：{why}。</translation>
    </message>
    <message id="tech.care_running">
        <source></source>
        <translation>正在检查，请稍等。</translation>
    </message>
    <message id="tech.close_lead">
        <source></source>
        <translation>要暂停服务，请选择原因。居民会看到这句话。</translation>
    </message>
    <message id="tech.closed.maintenance">
        <source></source>
        <translation>设备正在维护，请稍后再来</translation>
    </message>
    <message id="tech.closed.moved">
        <source></source>
        <translation>本机即将搬走，请到别处办理</translation>
    </message>
    <message id="tech.closed.paper">
        <source></source>
        <translation>打印纸用完，正在补充</translation>
    </message>
    <message id="tech.closed.power">
        <source></source>
        <translation>停电了，备用电池快用完，来电后自动恢复</translation>
    </message>
    <message id="tech.closed.site_closed">
        <source></source>
        <translation>服务点今天不开放</translation>
    </message>
    <message id="tech.code.aborted">
        <source></source>
        <translation>打印机放弃了这份文件</translation>
    </message>
    <message id="tech.code.absent">
        <source></source>
        <translation>没有找到设备</translation>
    </message>
    <message id="tech.code.access_denied">
        <source></source>
        <translation>没有权限使用扫描仪</translation>
    </message>
    <message id="tech.code.armed">
        <source></source>
        <translation>正在等二维码</translation>
    </message>
    <message id="tech.code.asking">
        <source></source>
        <translation>正在等按键</translation>
    </message>
    <message id="tech.code.bad_answer">
        <source></source>
        <translation>回答看不懂</translation>
    </message>
    <message id="tech.code.bad_check_digit">
        <source></source>
        <translation>证件号码校验不对</translation>
    </message>
    <message id="tech.code.bad_document">
        <source></source>
        <translation>打印机看不懂这份文件</translation>
    </message>
    <message id="tech.code.bad_picture">
        <source></source>
        <translation>扫到的图像坏了</translation>
    </message>
    <message id="tech.code.bad_setting">
        <source></source>
        <translation>设置里的要求它做不到</translation>
    </message>
    <message id="tech.code.bad_slip">
        <source></source>
        <translation>小票内容无法打印</translation>
    </message>
    <message id="tech.code.battery_low">
        <source></source>
        <translation>备用电池快用完了</translation>
    </message>
    <message id="tech.code.broken_off">
        <source></source>
        <translation>连接中断</translation>
    </message>
    <message id="tech.code.broker_away">
        <source></source>
        <translation>设备服务没有回应</translation>
    </message>
    <message id="tech.code.broker_stranger">
        <source></source>
        <translation>设备服务由别的用户在运行</translation>
    </message>
    <message id="tech.code.busy">
        <source></source>
        <translation>正忙</translation>
    </message>
    <message id="tech.code.camera_lost">
        <source></source>
        <translation>拍照时摄像头断开</translation>
    </message>
    <message id="tech.code.cancelled">
        <source></source>
        <translation>已取消</translation>
    </message>
    <message id="tech.code.cancelled_at_printer">
        <source></source>
        <translation>在打印机上被取消</translation>
    </message>
    <message id="tech.code.card_left">
        <source></source>
        <translation>读卡区有落下的卡</translation>
    </message>
    <message id="tech.code.card_locked">
        <source></source>
        <translation>卡已锁定</translation>
    </message>
    <message id="tech.code.card_moved">
        <source></source>
        <translation>没读完，卡就动了</translation>
    </message>
    <message id="tech.code.card_silent">
        <source></source>
        <translation>卡没有回应</translation>
    </message>
    <message id="tech.code.certificate">
        <source></source>
        <translation>证书不可信</translation>
    </message>
    <message id="tech.code.clock_off">
        <source></source>
        <translation>时间相差超过 60 秒</translation>
    </message>
    <message id="tech.code.code_too_long">
        <source></source>
        <translation>二维码内容太长，打印不下</translation>
    </message>
    <message id="tech.code.cover_open">
        <source></source>
        <translation>机盖没有盖好</translation>
    </message>
    <message id="tech.code.crashed">
        <source></source>
        <translation>扫描程序出错</translation>
    </message>
    <message id="tech.code.cutter_error">
        <source></source>
        <translation>切纸刀卡住</translation>
    </message>
    <message id="tech.code.device_absent">
        <source></source>
        <translation>设备不在，命令没有执行</translation>
    </message>
    <message id="tech.code.device_taken">
        <source></source>
        <translation>别的程序正在使用它</translation>
    </message>
    <message id="tech.code.device_unknown">
        <source></source>
        <translation>设备服务的设置里没有它</translation>
    </message>
    <message id="tech.code.door_open">
        <source></source>
        <translation>机门开着</translation>
    </message>
    <message id="tech.code.double_feed">
        <source></source>
        <translation>重张</translation>
    </message>
    <message id="tech.code.error">
        <source></source>
        <translation>设备报告出错</translation>
    </message>
    <message id="tech.code.feeding">
        <source></source>
        <translation>正在进纸</translation>
    </message>
    <message id="tech.code.gone">
        <source></source>
        <translation>朗读程序中断</translation>
    </message>
    <message id="tech.code.host_garbled">
        <source></source>
        <translation>驱动程序出错，正在重启</translation>
    </message>
    <message id="tech.code.host_hung">
        <source></source>
        <translation>驱动程序没有反应，正在重启</translation>
    </message>
    <message id="tech.code.host_lost">
        <source></source>
        <translation>驱动程序停了，正在重启</translation>
    </message>
    <message id="tech.code.host_unstartable">
        <source></source>
        <translation>驱动程序启动不了</translation>
    </message>
    <message id="tech.code.in_use">
        <source></source>
        <translation>别的程序正在使用它</translation>
    </message>
    <message id="tech.code.incomplete">
        <source></source>
        <translation>二维码只收到一半</translation>
    </message>
    <message id="tech.code.io_error">
        <source></source>
        <translation>读写出错，请检查线和电源</translation>
    </message>
    <message id="tech.code.jam">
        <source></source>
        <translation>卡纸</translation>
    </message>
    <message id="tech.code.lamp_missing">
        <source></source>
        <translation>没有找到灯</translation>
    </message>
    <message id="tech.code.link_lost">
        <source></source>
        <translation>连接断开</translation>
    </message>
    <message id="tech.code.missing">
        <source></source>
        <translation>没有找到端口，请检查线</translation>
    </message>
    <message id="tech.code.needs_platform">
        <source></source>
        <translation>这种卡要由部里的平台读</translation>
    </message>
    <message id="tech.code.no_access">
        <source></source>
        <translation>没有权限，请检查 udev 规则</translation>
    </message>
    <message id="tech.code.no_answer">
        <source></source>
        <translation>没有回应</translation>
    </message>
    <message id="tech.code.no_feeder">
        <source></source>
        <translation>这台扫描仪没有进纸器</translation>
    </message>
    <message id="tech.code.no_font">
        <source></source>
        <translation>缺少打印字体</translation>
    </message>
    <message id="tech.code.no_job_id">
        <source></source>
        <translation>打印机没有给任务编号</translation>
    </message>
    <message id="tech.code.no_library">
        <source></source>
        <translation>没有安装 libusb</translation>
    </message>
    <message id="tech.code.no_memory">
        <source></source>
        <translation>内存不够</translation>
    </message>
    <message id="tech.code.no_mjpg">
        <source></source>
        <translation>摄像头不支持 MJPG</translation>
    </message>
    <message id="tech.code.no_paper">
        <source></source>
        <translation>进纸口没有纸</translation>
    </message>
    <message id="tech.code.no_pdf">
        <source></source>
        <translation>不支持 PDF</translation>
    </message>
    <message id="tech.code.no_picture">
        <source></source>
        <translation>摄像头没有图像</translation>
    </message>
    <message id="tech.code.no_pipes">
        <source></source>
        <translation>这个 USB 设备没有需要的管道</translation>
    </message>
    <message id="tech.code.no_service">
        <source></source>
        <translation>读卡服务没有运行</translation>
    </message>
    <message id="tech.code.no_size">
        <source></source>
        <translation>不知道签名板有多大，请在设置里写明</translation>
    </message>
    <message id="tech.code.no_sound">
        <source></source>
        <translation>声音放不出来</translation>
    </message>
    <message id="tech.code.no_such_device">
        <source></source>
        <translation>没有找到扫描仪</translation>
    </message>
    <message id="tech.code.no_such_name">
        <source></source>
        <translation>查不到域名</translation>
    </message>
    <message id="tech.code.no_voice">
        <source></source>
        <translation>没有安装朗读程序（espeak-ng、alsa-utils）</translation>
    </message>
    <message id="tech.code.not_accepting">
        <source></source>
        <translation>打印机不接受任务</translation>
    </message>
    <message id="tech.code.not_authorised">
        <source></source>
        <translation>安全模块没有授权</translation>
    </message>
    <message id="tech.code.not_identity_card">
        <source></source>
        <translation>不是身份证</translation>
    </message>
    <message id="tech.code.not_social_card">
        <source></source>
        <translation>不是社会保障卡</translation>
    </message>
    <message id="tech.code.offline">
        <source></source>
        <translation>打印机离线</translation>
    </message>
    <message id="tech.code.ok">
        <source></source>
        <translation>正常</translation>
    </message>
    <message id="tech.code.on_battery">
        <source></source>
        <translation>正在用备用电池</translation>
    </message>
    <message id="tech.code.only_torn_pictures">
        <source></source>
        <translation>摄像头只传来坏图像</translation>
    </message>
    <message id="tech.code.paper_near_end">
        <source></source>
        <translation>纸快用完了</translation>
    </message>
    <message id="tech.code.paper_out">
        <source></source>
        <translation>缺纸</translation>
    </message>
    <message id="tech.code.paused">
        <source></source>
        <translation>已暂停</translation>
    </message>
    <message id="tech.code.photo_crashed">
        <source></source>
        <translation>证件照片解码程序出错，没有显示照片</translation>
    </message>
    <message id="tech.code.photo_late">
        <source></source>
        <translation>证件照片解码太慢，没有显示照片</translation>
    </message>
    <message id="tech.code.photo_no_decoder">
        <source></source>
        <translation>设置里的证件照片解码程序没有安装</translation>
    </message>
    <message id="tech.code.photo_wrong">
        <source></source>
        <translation>证件照片解码结果不对，没有显示照片</translation>
    </message>
    <message id="tech.code.printing">
        <source></source>
        <translation>正在打印</translation>
    </message>
    <message id="tech.code.reader_missing">
        <source></source>
        <translation>没有找到读卡器</translation>
    </message>
    <message id="tech.code.reading">
        <source></source>
        <translation>正在读卡</translation>
    </message>
    <message id="tech.code.refused">
        <source></source>
        <translation>设备拒绝了</translation>
    </message>
    <message id="tech.code.renewing">
        <source></source>
        <translation>正在换新进程</translation>
    </message>
    <message id="tech.code.self_test_failed">
        <source></source>
        <translation>自检没有通过</translation>
    </message>
    <message id="tech.code.signing">
        <source></source>
        <translation>正在等签名</translation>
    </message>
    <message id="tech.code.silent">
        <source></source>
        <translation>没有回应</translation>
    </message>
    <message id="tech.code.spool_full">
        <source></source>
        <translation>打印队列满了</translation>
    </message>
    <message id="tech.code.stalled">
        <source></source>
        <translation>摄像头停住了</translation>
    </message>
    <message id="tech.code.stopped">
        <source></source>
        <translation>已停止</translation>
    </message>
    <message id="tech.code.stuck">
        <source></source>
        <translation>端口不收数据</translation>
    </message>
    <message id="tech.code.switches_missing">
        <source></source>
        <translation>没有找到开关</translation>
    </message>
    <message id="tech.code.timeout">
        <source></source>
        <translation>等太久，没有回应</translation>
    </message>
    <message id="tech.code.tls">
        <source></source>
        <translation>加密连接失败</translation>
    </message>
    <message id="tech.code.toner_low">
        <source></source>
        <translation>墨粉不多</translation>
    </message>
    <message id="tech.code.toner_out">
        <source></source>
        <translation>没有墨粉</translation>
    </message>
    <message id="tech.code.too_large">
        <source></source>
        <translation>图像太大</translation>
    </message>
    <message id="tech.code.too_long">
        <source></source>
        <translation>二维码内容太长</translation>
    </message>
    <message id="tech.code.torn">
        <source></source>
        <translation>拍到的图像坏了</translation>
    </message>
    <message id="tech.code.torn_pictures">
        <source></source>
        <translation>摄像头传来的图像有损坏</translation>
    </message>
    <message id="tech.code.tray_full">
        <source></source>
        <translation>出纸口满了</translation>
    </message>
    <message id="tech.code.tray_nearly_full">
        <source></source>
        <translation>出纸口快满了</translation>
    </message>
    <message id="tech.code.truncated">
        <source></source>
        <translation>只扫到半页</translation>
    </message>
    <message id="tech.code.unconfirmed">
        <source></source>
        <translation>不能确定是否印出</translation>
    </message>
    <message id="tech.code.unknown_lamp">
        <source></source>
        <translation>设置里没有这盏灯</translation>
    </message>
    <message id="tech.code.unknown_protocol">
        <source></source>
        <translation>卡的通信方式不对</translation>
    </message>
    <message id="tech.code.unplugged">
        <source></source>
        <translation>线被拔出</translation>
    </message>
    <message id="tech.code.unpowered">
        <source></source>
        <translation>卡没有通电</translation>
    </message>
    <message id="tech.code.unreachable">
        <source></source>
        <translation>连接不上</translation>
    </message>
    <message id="tech.code.unreadable">
        <source></source>
        <translation>卡读不出来</translation>
    </message>
    <message id="tech.code.ups_silent">
        <source></source>
        <translation>备用电源没有回应</translation>
    </message>
    <message id="tech.deed.DeviceJudged">
        <source></source>
        <translation>设备测试</translation>
    </message>
    <message id="tech.deed.NetworkJudged">
        <source></source>
        <translation>网络测试</translation>
    </message>
    <message id="tech.deed.PaperRenewed">
        <source></source>
        <translation>换纸</translation>
    </message>
    <message id="tech.deed.PowerUsed">
        <source></source>
        <translation>重启或关机</translation>
    </message>
    <message id="tech.deed.ReadinessWasPrinted">
        <source></source>
        <translation>打印检查表</translation>
    </message>
    <message id="tech.deed.SelfTestWasAsked">
        <source></source>
        <translation>要求自检</translation>
    </message>
    <message id="tech.deed.SendingAsked">
        <source></source>
        <translation>马上重发</translation>
    </message>
    <message id="tech.deed.ServiceWasClosed">
        <source></source>
        <translation>暂停服务</translation>
    </message>
    <message id="tech.deed.ServiceWasOpened">
        <source></source>
        <translation>恢复服务</translation>
    </message>
    <message id="tech.deed.SignInRefused">
        <source></source>
        <translation>登录不成功</translation>
    </message>
    <message id="tech.deed.SignedIn">
        <source></source>
        <translation>登录</translation>
    </message>
    <message id="tech.deed.SignedOut">
        <source></source>
        <translation>退出</translation>
    </message>
    <message id="tech.deed.ThingFound">
        <source></source>
        <translation>登记遗失物</translation>
    </message>
    <message id="tech.deed.ThingGiven">
        <source></source>
        <translation>交出遗失物</translation>
    </message>
    <message id="tech.devices">
        <source></source>
        <translation>设备</translation>
    </message>
    <message id="tech.disk">
        <source></source>
        <translation>磁盘剩余</translation>
    </message>
    <message id="tech.found_lead">
        <source></source>
        <translation>只记是什么、在哪里，不记姓名和号码。点一件，可以登记交给了谁。</translation>
    </message>
    <message id="tech.given_away">
        <source></source>
        <translation>已交出</translation>
    </message>
    <message id="tech.given_to">
        <source></source>
        <translation>{n} 号交给了谁？</translation>
    </message>
    <message id="tech.kind.bank_card">
        <source></source>
        <translation>银行卡</translation>
    </message>
    <message id="tech.kind.id_card">
        <source></source>
        <translation>身份证</translation>
    </message>
    <message id="tech.kind.other">
        <source></source>
        <translation>其他物品</translation>
    </message>
    <message id="tech.kind.paper">
        <source></source>
        <translation>纸质材料</translation>
    </message>
    <message id="tech.kind.social_card">
        <source></source>
        <translation>社保卡</translation>
    </message>
    <message id="tech.lay">
        <source></source>
        <translation>{place}，{at}</translation>
    </message>
    <message id="tech.line">
        <source></source>
        <translation>线路</translation>
    </message>
    <message id="tech.login.checking">
        <source></source>
        <translation>正在核对…</translation>
    </message>
    <message id="tech.login.entered">
        <source></source>
        <translation>已输入 %1 位</translation>
    </message>
    <message id="tech.login.go">
        <source></source>
        <translation>进入</translation>
    </message>
    <message id="tech.login.lead">
        <source></source>
        <translation>请输入 PIN 或动态码。</translation>
    </message>
    <message id="tech.login.locked">
        <source></source>
        <translation>试错太多次，已锁定。还要等 {time}。</translation>
    </message>
    <message id="tech.login.not_set_up">
        <source></source>
        <translation>还没有设置 PIN。请在命令行运行 menkou technician set-pin。</translation>
    </message>
    <message id="tech.login.title">
        <source></source>
        <translation>维护人员登录</translation>
    </message>
    <message id="tech.login.wrong">
        <source></source>
        <translation>不对。锁定前还可以试 {left} 次。</translation>
    </message>
    <message id="tech.looking">
        <source></source>
        <translation>正在查看…</translation>
    </message>
    <message id="tech.machine">
        <source></source>
        <translation>本机</translation>
    </message>
    <message id="tech.net.clock">
        <source></source>
        <translation>时间</translation>
    </message>
    <message id="tech.net.dns">
        <source></source>
        <translation>域名</translation>
    </message>
    <message id="tech.net.platform">
        <source></source>
        <translation>平台</translation>
    </message>
    <message id="tech.net.tcp">
        <source></source>
        <translation>连接</translation>
    </message>
    <message id="tech.net.tls">
        <source></source>
        <translation>加密</translation>
    </message>
    <message id="tech.network_running">
        <source></source>
        <translation>正在测试，最多一分钟…</translation>
    </message>
    <message id="tech.never">
        <source></source>
        <translation>没有记录</translation>
    </message>
    <message id="tech.no">
        <source></source>
        <translation>不是，请联系技术支持</translation>
    </message>
    <message id="tech.not_tested">
        <source></source>
        <translation>还没有测试过</translation>
    </message>
    <message id="tech.note.bank_card">
        <source></source>
        <translation>登记银行卡</translation>
    </message>
    <message id="tech.note.id_card">
        <source></source>
        <translation>登记身份证</translation>
    </message>
    <message id="tech.note.other">
        <source></source>
        <translation>登记其他物品</translation>
    </message>
    <message id="tech.note.paper">
        <source></source>
        <translation>登记纸质材料</translation>
    </message>
    <message id="tech.note.social_card">
        <source></source>
        <translation>登记社保卡</translation>
    </message>
    <message id="tech.nothing_waits">
        <source></source>
        <translation>没有等待的</translation>
    </message>
    <message id="tech.offset">
        <source></source>
        <translation>与平台相差 {s} 秒</translation>
    </message>
    <message id="tech.offset_unknown">
        <source></source>
        <translation>还没有和平台对过时间</translation>
    </message>
    <message id="tech.open_service">
        <source></source>
        <translation>恢复服务</translation>
    </message>
    <message id="tech.outbox_lead">
        <source></source>
        <translation>只有件数和时间，看不到内容。</translation>
    </message>
    <message id="tech.outcome.failed">
        <source></source>
        <translation>没有通过</translation>
    </message>
    <message id="tech.outcome.not_applicable">
        <source></source>
        <translation>不需要</translation>
    </message>
    <message id="tech.outcome.ok">
        <source></source>
        <translation>通过</translation>
    </message>
    <message id="tech.outcome.skipped">
        <source></source>
        <translation>没有测试</translation>
    </message>
    <message id="tech.page.care">
        <source></source>
        <translation>自检</translation>
    </message>
    <message id="tech.page.consumables">
        <source></source>
        <translation>耗材</translation>
    </message>
    <message id="tech.page.device_tests">
        <source></source>
        <translation>设备测试</translation>
    </message>
    <message id="tech.page.found">
        <source></source>
        <translation>遗失物登记</translation>
    </message>
    <message id="tech.page.network">
        <source></source>
        <translation>网络测试</translation>
    </message>
    <message id="tech.page.outbox">
        <source></source>
        <translation>发件箱</translation>
    </message>
    <message id="tech.page.power">
        <source></source>
        <translation>重启与关机</translation>
    </message>
    <message id="tech.page.reprint">
        <source></source>
        <translation>补打通知书</translation>
    </message>
    <message id="tech.page.service">
        <source></source>
        <translation>开放与暂停</translation>
    </message>
    <message id="tech.page.trail">
        <source></source>
        <translation>操作记录</translation>
    </message>
    <message id="tech.paper_changed">
        <source></source>
        <translation>已换新纸，重新计数</translation>
    </message>
    <message id="tech.paper_changed_on">
        <source></source>
        <translation>上次换纸</translation>
    </message>
    <message id="tech.paper_counted">
        <source></source>
        <translation>按凭条长度估算</translation>
    </message>
    <message id="tech.paper_used">
        <source></source>
        <translation>已用纸</translation>
    </message>
    <message id="tech.parked">
        <source></source>
        <translation>待送 {n}，已到平台 {sent}</translation>
    </message>
    <message id="tech.parked_refused">
        <source></source>
        <translation>，平台未收 {n}</translation>
    </message>
    <message id="tech.place.around">
        <source></source>
        <translation>机器旁边</translation>
    </message>
    <message id="tech.place.plate">
        <source></source>
        <translation>高拍仪下面</translation>
    </message>
    <message id="tech.place.reader">
        <source></source>
        <translation>读卡器上</translation>
    </message>
    <message id="tech.place.slot">
        <source></source>
        <translation>出纸口</translation>
    </message>
    <message id="tech.power.power_off">
        <source></source>
        <translation>关机</translation>
    </message>
    <message id="tech.power.restart">
        <source></source>
        <translation>重启程序</translation>
    </message>
    <message id="tech.power_lead">
        <source></source>
        <translation>没有人在办事，可以放心操作。已收的件不会丢。</translation>
    </message>
    <message id="tech.queue">
        <source></source>
        <translation>待发送</translation>
    </message>
    <message id="tech.saw.battery_low_off">
        <source></source>
        <translation>电池电量够用</translation>
    </message>
    <message id="tech.saw.battery_low_on">
        <source></source>
        <translation>电池快用完了</translation>
    </message>
    <message id="tech.saw.card_refused">
        <source></source>
        <translation>有卡，但没有读成。</translation>
    </message>
    <message id="tech.saw.card_right">
        <source></source>
        <translation>读到了，校验位正确。</translation>
    </message>
    <message id="tech.saw.card_wrong_digit">
        <source></source>
        <translation>读到了，校验位不对。</translation>
    </message>
    <message id="tech.saw.code_read">
        <source></source>
        <translation>扫到了，共 {n} 个字符。</translation>
    </message>
    <message id="tech.saw.code_read_test">
        <source></source>
        <translation>扫到了测试码 {start}…，共 {n} 个字符。</translation>
    </message>
    <message id="tech.saw.code_refused">
        <source></source>
        <translation>有码，但没有读成。</translation>
    </message>
    <message id="tech.saw.door_off">
        <source></source>
        <translation>机门关上了</translation>
    </message>
    <message id="tech.saw.door_on">
        <source></source>
        <translation>机门打开了</translation>
    </message>
    <message id="tech.saw.headset_off">
        <source></source>
        <translation>耳机拔下了</translation>
    </message>
    <message id="tech.saw.headset_on">
        <source></source>
        <translation>耳机插上了</translation>
    </message>
    <message id="tech.saw.ink">
        <source></source>
        <translation>收到笔迹。</translation>
    </message>
    <message id="tech.saw.key">
        <source></source>
        <translation>收到按键 {n}。</translation>
    </message>
    <message id="tech.saw.mains_off">
        <source></source>
        <translation>市电断了，正在用电池</translation>
    </message>
    <message id="tech.saw.mains_on">
        <source></source>
        <translation>正在用市电</translation>
    </message>
    <message id="tech.saw.no_key">
        <source></source>
        <translation>没有人按键。</translation>
    </message>
    <message id="tech.saw.no_pages">
        <source></source>
        <translation>没有扫到纸。</translation>
    </message>
    <message id="tech.saw.not_printed">
        <source></source>
        <translation>没有打印出来。</translation>
    </message>
    <message id="tech.saw.not_there">
        <source></source>
        <translation>设备没有接上。</translation>
    </message>
    <message id="tech.saw.pages">
        <source></source>
        <translation>扫到了 {n} 页。</translation>
    </message>
    <message id="tech.saw.picture">
        <source></source>
        <translation>有画面。请看是否清楚。</translation>
    </message>
    <message id="tech.saw.printed">
        <source></source>
        <translation>打印机说已打印。请看纸上的字。</translation>
    </message>
    <message id="tech.send_now">
        <source></source>
        <translation>马上重发</translation>
    </message>
    <message id="tech.sending">
        <source></source>
        <translation>已经让它马上重发。</translation>
    </message>
    <message id="tech.service_is_closed">
        <source></source>
        <translation>本机已暂停服务</translation>
    </message>
    <message id="tech.service_is_open">
        <source></source>
        <translation>本机正在服务</translation>
    </message>
    <message id="tech.slip.text">
        <source></source>
        <translation>这不是办事凭证。0123456789</translation>
    </message>
    <message id="tech.slip.title">
        <source></source>
        <translation>测试凭条</translation>
    </message>
    <message id="tech.slips">
        <source></source>
        <translation>换纸后打印</translation>
    </message>
    <message id="tech.state.absent">
        <source></source>
        <translation>没有接上</translation>
    </message>
    <message id="tech.state.busy">
        <source></source>
        <translation>正在工作</translation>
    </message>
    <message id="tech.state.degraded">
        <source></source>
        <translation>能用，要留意</translation>
    </message>
    <message id="tech.state.fault">
        <source></source>
        <translation>故障</translation>
    </message>
    <message id="tech.state.ready">
        <source></source>
        <translation>正常</translation>
    </message>
    <message id="tech.state.starting">
        <source></source>
        <translation>正在启动</translation>
    </message>
    <message id="tech.store_alarm.closed">
        <source></source>
        <translation>磁盘出错，已停止收件。不要关机。请用优盘导出办件，再换磁盘。</translation>
    </message>
    <message id="tech.store_alarm.open">
        <source></source>
        <translation>磁盘出过错（{n} 次），现在仍在收件。请用优盘导出办件，再换磁盘。</translation>
    </message>
    <message id="tech.store_broken">
        <source></source>
        <translation>数据库读不出来，本机不能收件。请联系技术支持。</translation>
    </message>
    <message id="tech.sure.power_off">
        <source></source>
        <translation>现在关机？</translation>
    </message>
    <message id="tech.sure.restart">
        <source></source>
        <translation>现在重启程序？</translation>
    </message>
    <message id="tech.test_failed">
        <source></source>
        <translation>有问题，{at}</translation>
    </message>
    <message id="tech.test_passed">
        <source></source>
        <translation>正常，{at}</translation>
    </message>
    <message id="tech.tests_lead">
        <source></source>
        <translation>请选择要测试的设备。</translation>
    </message>
    <message id="tech.thing">
        <source></source>
        <translation>{n} 号 {kind}</translation>
    </message>
    <message id="tech.time">
        <source></source>
        <translation>时间</translation>
    </message>
    <message id="tech.title">
        <source></source>
        <translation>设备维护</translation>
    </message>
    <message id="tech.to.counter">
        <source></source>
        <translation>服务窗口</translation>
    </message>
    <message id="tech.to.owner">
        <source></source>
        <translation>本人领回</translation>
    </message>
    <message id="tech.to.police">
        <source></source>
        <translation>派出所</translation>
    </message>
    <message id="tech.took">
        <source></source>
        <translation>{ms} 毫秒</translation>
    </message>
    <message id="tech.trail_empty">
        <source></source>
        <translation>还没有记录。</translation>
    </message>
    <message id="tech.try.code">
        <source></source>
        <translation>请扫测试码，例如 {code}。</translation>
    </message>
    <message id="tech.try.document">
        <source></source>
        <translation>请在镜头下放一张白纸。</translation>
    </message>
    <message id="tech.try.document_printer">
        <source></source>
        <translation>会打印一张 A4 测试页。</translation>
    </message>
    <message id="tech.try.id_card">
        <source></source>
        <translation>请放上测试卡。这里不显示姓名和号码。</translation>
    </message>
    <message id="tech.try.receipt">
        <source></source>
        <translation>会打印一张测试凭条。</translation>
    </message>
    <message id="tech.try.review">
        <source></source>
        <translation>30 秒内请按评价器上的一个键。</translation>
    </message>
    <message id="tech.try.sensors">
        <source></source>
        <translation>打开再关上机门，插上再拔下耳机，看看有没有变化。</translation>
    </message>
    <message id="tech.try.sheet_scanner">
        <source></source>
        <translation>请在进纸口放一到三张白纸。</translation>
    </message>
    <message id="tech.try.signature">
        <source></source>
        <translation>请用笔在签名板上写几笔。</translation>
    </message>
    <message id="tech.try.social_card">
        <source></source>
        <translation>请插入一张测试用的社保卡。只看号码对不对，不显示内容。</translation>
    </message>
    <message id="tech.version">
        <source></source>
        <translation>版本</translation>
    </message>
    <message id="tech.waiting">
        <source></source>
        <translation>{n} 件</translation>
    </message>
    <message id="tech.waiting_for_device">
        <source></source>
        <translation>正在等设备…</translation>
    </message>
    <message id="tech.where">
        <source></source>
        <translation>在哪里找到的？</translation>
    </message>
    <message id="tech.works">
        <source></source>
        <translation>正常</translation>
    </message>
    <message id="tech.writes_fail">
        <source></source>
        <translation>写不进磁盘。这里的操作没有记录下来。</translation>
    </message>
    <message id="tech.yes">
        <source></source>
        <translation>是</translation>
    </message>
    <message id="ticket.answer_by">
        <source></source>
        <translation>%1 前答复</translation>
    </message>
    <message id="ticket.go_on">
        <source></source>
        <translation>接着办</translation>
    </message>
    <message id="ticket.how_home">
        <source></source>
        <translation>在首页点“办件进度”</translation>
    </message>
    <message id="ticket.how_slip">
        <source></source>
        <translation>给机器看凭条上的码，或输入编号</translation>
    </message>
    <message id="ticket.how_title">
        <source></source>
        <translation>怎么查答复</translation>
    </message>
    <message id="ticket.kept">
        <source></source>
        <translation>已经收下</translation>
    </message>
    <message id="ticket.kept_offline">
        <source></source>
        <translation>现在没有网络，先收在本机，有网络就送出。</translation>
    </message>
    <message id="ticket.kept_what">
        <source></source>
        <translation>会有人答复。凭条或编号可以查到答复。</translation>
    </message>
    <message id="ticket.number">
        <source></source>
        <translation>编号</translation>
    </message>
    <message id="triage.again">
        <source></source>
        <translation>重新回答</translation>
    </message>
    <message id="triage.number">
        <source></source>
        <translation>第 %1 个问题，最多 7 个</translation>
    </message>
    <message id="triage.path">
        <source></source>
        <translation>您说的：%1</translation>
    </message>
    <message id="triage.person">
        <source></source>
        <translation>请找工作人员</translation>
    </message>
    <message id="triage.person_where">
        <source></source>
        <translation>可以到窗口，也可以打 %1。您说的这些不会留下。</translation>
    </message>
    <message id="way.commitment">
        <source></source>
        <translation>可以承诺</translation>
    </message>
    <message id="way.e_licence">
        <source></source>
        <translation>可用电子证照</translation>
    </message>
    <message id="way.identity_card">
        <source></source>
        <translation>读身份证即可</translation>
    </message>
    <message id="way.joiner">
        <source></source>
        <translation>、</translation>
    </message>
    <message id="way.scan">
        <source></source>
        <translation>现场拍照</translation>
    </message>
    <message id="welcome.elder">
        <source></source>
        <translation>大字版</translation>
    </message>
    <message id="welcome.open">
        <source></source>
        <translation>今天可办 %1 项</translation>
    </message>
    <message id="welcome.open_and_paused">
        <source></source>
        <translation>今天可办 %1 项，暂停 %2 项</translation>
    </message>
    <message id="welcome.start">
        <source></source>
        <translation>开始办事</translation>
    </message>
    <message id="welcome.starting">
        <source></source>
        <translation>正在启动</translation>
    </message>
    <message id="welcome.starting_how">
        <source></source>
        <translation>请稍等，马上就好。</translation>
    </message>
    <message id="welcome.touch_to_start">
        <source></source>
        <translation>您好，请触摸屏幕开始办事</translation>
    </message>
</context>
</TS>
