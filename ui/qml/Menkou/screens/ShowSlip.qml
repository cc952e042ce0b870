import QtQuick
import Menkou

// The code of a slip leads to what is still due. Nothing on the slip is personal.
KioskScreen {
    id: root

    required property string phase
    required property string readers
    required property string problem

    title: qsTrId("supplement.title")
    lead: qsTrId("supplement.lead")

    stage: Item {
        anchors.fill: parent
        CodeArt {
            width: parent.width
            height: Math.min(parent.height - note.height - Tokens.gap, width * 0.7)
            y: Math.max(0, (parent.height - note.height - Tokens.gap - height) * 0.4)
            readers: root.readers
            thing: "slip"
        }
        Banner {
            id: note
            anchors.bottom: parent.bottom
            kind: root.problem.length > 0 ? "problem" : "info"
            iconName: root.problem.length > 0 ? "circle-alert" : "scan-line"
            text: root.problem.length > 0 ? root.problem : root.readers === "both" ? qsTrId("supplement.how_both")
                : root.readers === "camera" ? qsTrId("supplement.how_camera") : qsTrId("supplement.how")
        }
    }
    actions: [
        BigButton {
            objectName: "act_retry"
            visible: root.phase === "problem"
            width: parent.width
            text: qsTrId("action.retry")
            onTapped: root.act("retry", null)
        },
        BigButton {
            objectName: "act_other_way"
            width: parent.width
            kind: "secondary"
            text: qsTrId("action.other_way")
            onTapped: root.act("other_way", null)
        }
    ]
}
