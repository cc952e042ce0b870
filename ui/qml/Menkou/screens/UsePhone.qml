import QtQuick
import Menkou

// A code for the resident's phone, what to do with it, and the photos as they come.
KioskScreen {
    id: root

    required property string materialName
    required property string phase
    required property string qrSource
    required property string verdict
    required property bool verdictOk
    required property bool coming
    required property bool keeping
    required property bool online
    required property var pages
    required property int maxPages

    readonly property bool lost: phase === "lost"

    title: qsTrId("phone.title").arg(materialName)
    lead: qsTrId("phone.lead")

    stage: Item {
        id: area
        anchors.fill: parent
        readonly property int rest: height - note.height - Tokens.gapS - (strip.visible ? strip.height + Tokens.gapS : 0)
        // Beside each other where there is width for both, below each other where there is height.
        readonly property bool stacked: !Tokens.wide && rest > Tokens.mm(60) + steps.implicitHeight + Tokens.gap
        readonly property int side: Math.max(0, Math.min(stacked ? Tokens.mm(150) : Tokens.mm(110), stacked ? width : width * 0.5,
            stacked ? rest - steps.implicitHeight - Tokens.gap : rest))
        Rectangle {
            id: plate
            x: area.stacked || !steps.visible ? (area.width - width) / 2 : 0
            width: area.side
            height: width
            color: "#FFFFFF"
            border.width: Tokens.hair
            border.color: Tokens.hairline
            Image {
                objectName: "phone_code"
                anchors.fill: parent
                anchors.margins: Tokens.mm(2)
                visible: root.qrSource.length > 0
                source: root.qrSource
                sourceSize.width: width
                sourceSize.height: height
                cache: false
                smooth: false
                fillMode: Image.PreserveAspectFit
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTrId("phone.code")
            }
            Icon {
                anchors.centerIn: parent
                visible: root.qrSource.length === 0
                name: root.lost ? "wifi-off" : "hourglass"
                ink: "#4A4F57"
                size: Math.round(parent.width * 0.4)
            }
        }
        BulletList {
            id: steps
            x: area.stacked ? 0 : plate.width + Tokens.gap
            y: area.stacked ? plate.height + Tokens.gap : Math.max(0, (plate.height - implicitHeight) / 2)
            width: area.width - x
            visible: area.stacked || implicitHeight <= area.rest
            numbered: true
            em: Tokens.lead
            lines: [qsTrId("phone.step_scan"), qsTrId("phone.step_take"), qsTrId("phone.step_look")]
        }
        Banner {
            id: note
            anchors.bottom: strip.visible ? strip.top : parent.bottom
            anchors.bottomMargin: strip.visible ? Tokens.gapS : 0
            kind: root.lost ? "problem" : !root.verdictOk ? "warning" : root.pages.length > 0 && !root.coming ? "success" : "info"
            iconName: root.coming ? "hourglass" : root.lost ? "wifi-off" : !root.verdictOk ? "triangle-alert"
                : root.pages.length > 0 ? "circle-check" : "info"
            text: root.phase === "opening" ? qsTrId("phone.opening") : root.verdict
        }
        PageStrip {
            id: strip
            anchors.bottom: parent.bottom
            width: parent.width
            visible: root.pages.length > 0
            height: visible ? implicitHeight : 0
            pages: root.pages
            maxPages: root.maxPages
            onAct: (verb, detail) => root.act(verb, detail)
        }
    }
    actions: [
        BigButton {
            objectName: "act_retry"
            visible: root.lost
            enabled: root.online
            width: parent.width
            kind: root.pages.length > 0 ? "secondary" : "primary"
            iconName: "qr-code"
            text: qsTrId("phone.new_code")
            onTapped: root.act("retry", null)
        },
        BigButton {
            objectName: "act_done"
            visible: root.pages.length > 0
            enabled: !root.keeping && !root.coming
            width: parent.width
            text: qsTrId("scan.done").arg(root.pages.length)
            onTapped: root.act("done", null)
        },
        BigButton {
            objectName: "act_other_way"
            visible: root.pages.length === 0
            width: parent.width
            kind: "secondary"
            text: qsTrId("action.other_way")
            onTapped: root.act("other_way", null)
        }
    ]
}
