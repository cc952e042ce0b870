import QtQuick
import Menkou
import Menkou.Native

// Read what is signed, then sign. Nothing is kept of the ink but what the signature needs.
KioskScreen {
    id: root

    required property string itemName
    required property string statement
    required property string problem
    // A signature pad stands beside the screen, and what its pen wrote.
    property bool padReady: false
    property var pen: ({})

    kicker: itemName
    title: qsTrId("sign.title")

    stage: Item {
        anchors.fill: parent
        Panel {
            id: words
            padding: Tokens.gap
            color: Tokens.sunk
            Copy {
                width: parent.width
                text: root.statement
                font.pixelSize: Tokens.lead
            }
        }
        Banner {
            id: note
            anchors.top: words.bottom
            anchors.topMargin: visible ? Tokens.gapS : 0
            visible: root.problem.length > 0
            height: visible ? implicitHeight : 0
            kind: "problem"
            text: root.problem
        }
        Rectangle {
            id: paper
            anchors.top: note.bottom
            anchors.topMargin: Tokens.gap
            width: parent.width
            height: Math.min(parent.height - y, Math.max(Tokens.mm(60), Math.round(width * 0.8)))
            radius: Tokens.radius
            color: Tokens.surface
            border.width: Tokens.mm(0.8)
            border.color: Tokens.primary
            Text {
                id: place
                anchors.centerIn: parent
                visible: ink?.empty ?? true
                textFormat: Text.PlainText
                width: parent.width - 2 * Tokens.gapL
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                text: root.padReady ? qsTrId("sign.here_or_pad") : qsTrId("sign.here")
                color: Tokens.soft
                font.family: Tokens.family
                font.pixelSize: Tokens.title
                Accessible.ignored: true
            }
            Rectangle {
                x: Tokens.gapL
                width: parent.width - 2 * x
                y: Math.round(parent.height * 0.76)
                height: Tokens.rule
                color: Tokens.hairline
            }
            InkItem {
                id: ink
                objectName: "ink"
                anchors.fill: parent
                anchors.margins: Tokens.mm(1)
                pxPerMm: Tokens.truePxPerMm
                inkColor: Tokens.ink
                pen: root.pen
                Accessible.role: Accessible.Canvas
                Accessible.name: place.text
            }
        }
    }
    actions: [
        BigButton {
            objectName: "act_signed"
            width: parent.width
            enabled: !(ink?.empty ?? true)
            text: qsTrId("sign.done")
            onTapped: root.act("signed", ink.strokes())
        },
        BigButton {
            objectName: "act_cleared"
            width: parent.width
            kind: "secondary"
            enabled: !(ink?.empty ?? true)
            iconName: "eraser"
            text: qsTrId("sign.again")
            onTapped: {
                ink.clear()
                root.act("cleared", null)
            }
        }
    ]
}
