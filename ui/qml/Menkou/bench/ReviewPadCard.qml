pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic
import Menkou.bench

// The five keys of the review pad (好差评).
DeviceCard {
    id: pad

    title: "评价器"
    english: "Review pad"
    iconName: "smile"
    hint: pad.now.asking ?? false ? "亮灯，等待评价 · asking" : ""

    Row {
        id: keys
        width: parent?.width ?? 0
        spacing: 6

        Repeater {
            model: [
                { level: 5, word: "非常满意", icon: "laugh", ink: "1F7A45" },
                { level: 4, word: "满意", icon: "smile", ink: "1F7A45" },
                { level: 3, word: "基本满意", icon: "meh", ink: "5A6672" },
                { level: 2, word: "不满意", icon: "frown", ink: "8A5A00" },
                { level: 1, word: "非常不满意", icon: "angry", ink: "8A1C14" }
            ]

            AbstractButton {
                id: key
                required property var modelData

                objectName: "level_" + modelData.level
                width: (keys.width - 4 * keys.spacing) / 5
                height: 72
                padding: 8
                text: modelData.word
                Accessible.name: text
                onClicked: pad.act("press", { level: key.modelData.level })

                background: Rectangle {
                    radius: Look.radius
                    color: key.down ? Look.primaryWash : Look.surface
                    border.width: key.visualFocus ? 2 : 1
                    border.color: key.visualFocus ? Look.primary : Look.edge
                }
                contentItem: Item {
                    Image {
                        anchors.horizontalCenter: parent.horizontalCenter
                        y: 2
                        sourceSize: Qt.size(26, 26)
                        source: "image://icon/" + key.modelData.icon + "/" + key.modelData.ink
                    }
                    BenchText {
                        anchors.bottom: parent.bottom
                        anchors.horizontalCenter: parent.horizontalCenter
                        text: key.text
                        font.pixelSize: Look.small
                    }
                }
            }
        }
    }
}
