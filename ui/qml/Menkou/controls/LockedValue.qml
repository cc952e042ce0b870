import QtQuick
import Menkou

// An answer that comes from a card or licence and cannot be typed over.
Rectangle {
    id: locked

    property string value: ""
    property string source: ""

    width: parent ? parent.width : 0
    implicitHeight: words.implicitHeight + Tokens.mm(9)
    radius: Tokens.radius
    color: Tokens.sunk
    border.width: Tokens.light ? 0 : Tokens.hair
    border.color: Tokens.border

    Icon {
        id: mark
        x: Tokens.gapS
        anchors.verticalCenter: parent.verticalCenter
        name: "lock"
        ink: Tokens.soft
        size: Math.round(Tokens.body * 1.1)
    }
    Column {
        id: words
        x: mark.x + mark.width + Tokens.gapS
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - Tokens.gapS
        Copy {
            width: parent.width
            text: locked.value.length > 0 ? locked.value : qsTrId("form.not_given")
            font.pixelSize: Tokens.button
        }
        Copy {
            width: parent.width
            visible: locked.source.length > 0
            text: qsTrId("form.from").arg(locked.source)
            color: Tokens.soft
            font.pixelSize: Tokens.small
        }
    }
}
