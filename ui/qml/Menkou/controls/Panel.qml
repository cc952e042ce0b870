import QtQuick
import Menkou

// A sheet of paper on the ground: what belongs together.
Rectangle {
    id: panel

    default property alias content: column.data
    property int padding: Tokens.gap
    // Above and below. Rows bring room of their own: with it they stand as far in as at the sides.
    property int lip: padding
    property alias spacing: column.spacing

    color: Tokens.surface
    radius: Tokens.radius
    border.width: Tokens.hair
    border.color: Tokens.hairline
    implicitHeight: column.implicitHeight + 2 * lip
    width: parent ? parent.width : 0

    Column {
        id: column
        x: panel.padding
        y: panel.lip
        width: panel.width - 2 * panel.padding
        spacing: Tokens.gapS
    }
}
