pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// Five levels with faces and words; skipping is as easy as rating. Levels as in GB/T 39735.
KioskScreen {
    id: root

    required property bool padReady
    required property string itemName

    kicker: itemName
    title: qsTrId("rate.title")
    lead: padReady ? qsTrId("rate.lead_pad") : qsTrId("rate.lead")
    bodySpacing: Tokens.gapS

    Repeater {
        model: [
            { "level": 5, "face": "laugh", "words": qsTrId("rate.5") },
            { "level": 4, "face": "smile", "words": qsTrId("rate.4") },
            { "level": 3, "face": "meh", "words": qsTrId("rate.3") },
            { "level": 2, "face": "frown", "words": qsTrId("rate.2") },
            { "level": 1, "face": "angry", "words": qsTrId("rate.1") }
        ]
        Tap {
            id: level
            required property var modelData
            objectName: "rate:" + modelData.level
            width: parent ? parent.width : 0
            implicitHeight: Math.max(Tokens.mm(root.wide ? 28 : 41), words.implicitHeight + Tokens.mm(6))
            text: modelData.words
            onTapped: root.act("rate", modelData.level)
            background: Rectangle {
                radius: Tokens.radius
                color: level.pressed ? Tokens.wash : Tokens.surface
                border.width: Tokens.light ? Tokens.hair : Tokens.rule
                border.color: Tokens.outline
            }
            contentItem: Item {
                Icon {
                    id: face
                    x: Tokens.gapL
                    anchors.verticalCenter: parent.verticalCenter
                    name: level.modelData.face
                    ink: Tokens.accent
                    size: Tokens.mm(root.wide ? 18 : 24)
                }
                Copy {
                    id: words
                    anchors.verticalCenter: parent.verticalCenter
                    x: face.x + face.width + Tokens.gapL
                    width: parent.width - x - Tokens.gapS
                    text: level.text
                    font.pixelSize: Tokens.pick(10, 11.5, 13)
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }
            }
        }
    }
    actions: BigButton {
        objectName: "act_skip"
        width: parent.width
        kind: "secondary"
        text: qsTrId("rate.skip")
        onTapped: root.act("skip", null)
    }
}
