pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The five strokes every character is made of, one for whoever is not sure, and back by one.
Flow {
    id: pad

    required property int keyHeight
    signal typed(string stroke)
    signal erased

    readonly property var kinds: [
        { "code": "1", "icon": "stroke-heng", "name": qsTrId("keyboard.stroke.heng") },
        { "code": "2", "icon": "stroke-shu", "name": qsTrId("keyboard.stroke.shu") },
        { "code": "3", "icon": "stroke-pie", "name": qsTrId("keyboard.stroke.pie") },
        { "code": "4", "icon": "stroke-dian", "name": qsTrId("keyboard.stroke.dian") },
        { "code": "5", "icon": "stroke-zhe", "name": qsTrId("keyboard.stroke.zhe") },
        { "code": "*", "icon": "stroke-any", "name": qsTrId("keyboard.stroke.any") }
    ]
    readonly property int columns: 4
    readonly property int tall: Math.round(keyHeight * 1.5 + spacing / 2)
    // The columns take turns with the odd pixel, so that the rows end flush.
    readonly property real pitch: (width + spacing) / columns

    function widthAt(column: int): int {
        return Math.round((column + 1) * pitch) - Math.round(column * pitch) - spacing
    }

    spacing: Tokens.gapXs

    Repeater {
        model: pad.kinds
        Key {
            id: key
            required property var modelData
            required property int index
            objectName: "key:stroke" + modelData.code
            width: pad.widthAt(index % 4)
            height: pad.tall
            say: qsTrId("keyboard.stroke").arg(modelData.name)
            contentItem: Item {
                Row {
                    anchors.centerIn: parent
                    spacing: Tokens.mm(3)
                    // Drawn, not written: a reader says the name only.
                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: key.modelData.icon
                        ink: key.lit ? Tokens.primaryInk : Tokens.ink
                        size: Tokens.mm(12)
                    }
                    Text {
                        anchors.verticalCenter: parent.verticalCenter
                        text: key.modelData.name
                        color: key.lit ? Tokens.primaryInk : Tokens.soft
                        font.family: Tokens.family
                        font.pixelSize: Tokens.small
                        Accessible.ignored: true
                    }
                }
            }
            onTapped: pad.typed(modelData.code)
        }
    }
    IconKey {
        objectName: "key:delete"
        // What is left of the second row.
        width: pad.width - Math.round(2 * pad.pitch)
        height: pad.tall
        say: qsTrId("keyboard.delete")
        iconName: "delete"
        strong: true
        onTapped: pad.erased()
    }
}
