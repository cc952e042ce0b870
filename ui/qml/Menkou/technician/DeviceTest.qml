import QtQuick
import Menkou

// One device on trial: what to do, what it said, and a person's judgement.
KioskScreen {
    id: root

    required title
    required lead
    required property string finding
    required property bool good
    required property bool camera
    required property string previewSource

    Banner {
        kind: root.finding.length === 0 ? "info" : root.good ? "success" : "problem"
        text: root.finding.length > 0 ? root.finding : qsTrId("tech.waiting_for_device")
    }
    LiveView {
        visible: root.camera
        width: parent.width
        height: Math.min(Math.round(width * 0.75), Math.max(Tokens.mm(60), root.paged.height - Tokens.mm(30)))
        source: root.previewSource
        words: root.previewSource.length > 0 ? "" : qsTrId("tech.waiting_for_device")
    }
    actions: [
        Row {
            width: parent.width
            spacing: Tokens.gapS
            BigButton {
                objectName: "works"
                width: (parent.width - Tokens.gapS) / 2
                iconName: "circle-check"
                text: qsTrId("tech.works")
                onTapped: root.act("works", null)
            }
            BigButton {
                objectName: "broken"
                width: (parent.width - Tokens.gapS) / 2
                kind: "danger"
                iconName: "circle-alert"
                text: qsTrId("tech.broken")
                onTapped: root.act("broken", null)
            }
        },
        BigButton {
            objectName: "try_again"
            width: parent.width
            kind: "secondary"
            iconName: "rotate-ccw"
            text: qsTrId("tech.again")
            onTapped: root.act("try_again", null)
        }
    ]
}
