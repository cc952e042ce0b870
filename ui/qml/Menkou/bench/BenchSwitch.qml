import QtQuick
import QtQuick.Controls.Basic
import Menkou.bench

// A switch that shows what is so, and asks for a change; it never changes by itself.
AbstractButton {
    id: control

    property bool on: false
    property string onText: ""
    property string offText: ""
    // Where neither is better.
    property bool neutral: false

    implicitHeight: 28
    implicitWidth: words.implicitWidth + 52
    Accessible.role: Accessible.CheckBox
    Accessible.name: words.text
    Accessible.checked: on

    background: null
    contentItem: Item {
        BenchText {
            id: words
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            text: control.on ? control.onText : control.offText
            color: control.neutral ? Look.soft : control.on ? Look.good : Look.bad
            font.pixelSize: Look.small
        }
        Rectangle {
            id: track
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: 40
            height: 22
            radius: 11
            color: !control.on ? Look.off : control.neutral ? Look.primary : Look.good
            border.width: control.visualFocus ? 2 : 0
            border.color: Look.primary

            Rectangle {
                x: control.on ? 21 : 3
                y: 3
                width: 16
                height: 16
                radius: 8
                color: Look.surface
            }
        }
    }
}
