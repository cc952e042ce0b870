import QtQuick
import Menkou

// One fact people look for first: how long, how much, how many visits.
Rectangle {
    id: fact

    property string label: ""
    property string value: ""
    property string iconName: ""

    width: parent ? parent.width : 0
    implicitHeight: words.implicitHeight + Tokens.mm(10)
    radius: Tokens.radius
    color: Tokens.sunk
    border.width: Tokens.light ? 0 : Tokens.hair
    border.color: Tokens.border

    Column {
        id: words
        x: Tokens.mm(5)
        y: Tokens.mm(5)
        width: parent.width - 2 * x
        spacing: Tokens.mm(1)
        Row {
            spacing: Tokens.mm(2)
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: fact.iconName
                ink: Tokens.accent
                size: Math.round(Tokens.small * 1.1)
            }
            Copy {
                text: fact.label
                color: Tokens.soft
                font.pixelSize: Tokens.small
            }
        }
        Copy {
            width: parent.width
            text: fact.value
            font.pixelSize: Tokens.lead
            font.weight: Font.Bold
            lineHeight: 1
        }
    }
}
