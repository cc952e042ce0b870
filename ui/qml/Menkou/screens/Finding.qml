import QtQuick
import Menkou

// The platform is asked. A line that is down loses nothing and can be tried again.
KioskScreen {
    id: root

    required property string problem

    readonly property bool stuck: problem.length > 0

    narrow: stuck ? Math.round(width * 0.36) : 0
    say: stuck ? qsTrId("supplement.not_found") : qsTrId("supplement.finding")

    stage: Calm {
        iconName: root.stuck ? "circle-alert" : "hourglass"
        tone: root.stuck ? Tokens.warning : Tokens.link
        wash: root.stuck ? Tokens.warningWash : Tokens.wash
        breathing: !root.stuck
        title: root.stuck ? qsTrId("supplement.not_found") : qsTrId("supplement.finding")
        text: root.stuck ? root.problem : qsTrId("supplement.finding_text")
    }
    actions: [
        BigButton {
            objectName: "act_retry"
            visible: root.stuck
            width: parent.width
            text: qsTrId("action.retry")
            onTapped: root.act("retry", null)
        },
        BigButton {
            objectName: "act_other_way"
            visible: root.stuck
            width: parent.width
            kind: "secondary"
            text: qsTrId("action.other_way")
            onTapped: root.act("other_way", null)
        }
    ]
}
