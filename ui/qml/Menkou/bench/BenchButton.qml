import QtQuick
import QtQuick.Controls.Basic
import Menkou.bench

// A button with Chinese words and their English below.
AbstractButton {
    id: button

    property string english: ""
    property bool primary: false
    property color ink: primary ? Look.surface : Look.primary

    implicitWidth: Math.max(76, words.implicitWidth + 28)
    implicitHeight: english.length > 0 ? 46 : 34
    opacity: enabled ? 1 : 0.45
    Accessible.name: english.length > 0 ? text + " " + english : text

    background: Rectangle {
        radius: Look.radius
        color: button.primary ? (button.down ? "#083B77" : Look.primary)
            : (button.down ? Look.primaryWash : Look.surface)
        border.width: button.visualFocus ? 2 : 1
        border.color: button.primary || button.visualFocus ? Look.primary : Look.edge
    }
    contentItem: Item {
        Column {
            id: words
            anchors.centerIn: parent

            BenchText {
                anchors.horizontalCenter: parent.horizontalCenter
                text: button.text
                color: button.ink
                font.weight: Font.Medium
            }
            BenchText {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: text.length > 0
                text: button.english
                color: button.primary ? Look.surface : Look.soft
                font.pixelSize: 11
            }
        }
    }
}
