import QtQuick
import Menkou

// Shows what is being typed on our own pads. Not a text field: no clipboard, no input method,
// no undo history that could outlive the resident.
Tap {
    id: box

    property string value: ""
    property string placeholder: ""
    property bool active: false
    property bool wrong: false
    property string iconName: ""
    property string unit: ""
    property bool large: false
    readonly property int em: large ? Tokens.title : Tokens.button

    debounceMs: 0
    implicitHeight: Math.max(Tokens.mm(22), em * 1.45 + Tokens.mm(7))
    Accessible.role: Accessible.EditableText

    background: Rectangle {
        radius: Tokens.radius
        color: Tokens.surface
        border.width: box.active || box.wrong ? Tokens.mm(1) : Tokens.rule
        border.color: box.wrong ? Tokens.error : box.active ? Tokens.primary : Tokens.border
    }
    contentItem: Item {
        clip: true
        Icon {
            id: mark
            x: Tokens.gapS
            anchors.verticalCenter: parent.verticalCenter
            name: box.iconName
            visible: name.length > 0
            ink: Tokens.soft
            size: Tokens.mm(8)
        }
        Text {
            id: words
            readonly property int start: Tokens.gapS + (mark.visible ? mark.width + Tokens.gapXs : 0)
            readonly property int room: parent.width - start - Tokens.gapS - (measure.visible ? measure.width + Tokens.gapS : 0)
            x: implicitWidth > room ? start + room - implicitWidth : start
            anchors.verticalCenter: parent.verticalCenter
            text: box.value.length > 0 ? box.value : box.placeholder
            textFormat: Text.PlainText
            color: box.value.length > 0 ? Tokens.ink : Tokens.soft
            font.family: Tokens.family
            font.pixelSize: box.value.length > 0 ? box.em : Tokens.lead
            Accessible.ignored: true
        }
        Copy {
            id: measure
            anchors.right: parent.right
            anchors.rightMargin: Tokens.gapS
            anchors.verticalCenter: parent.verticalCenter
            visible: box.unit.length > 0
            text: box.unit
            color: Tokens.soft
            Accessible.ignored: true
        }
        Rectangle {
            x: box.value.length > 0 ? words.x + words.implicitWidth + Tokens.mm(0.6) : words.start - Tokens.mm(0.8)
            anchors.verticalCenter: parent.verticalCenter
            width: Tokens.mm(0.8)
            height: box.em * 1.15
            visible: box.active
            color: Tokens.primary
        }
    }
}
