pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

// The ring around what the keyboard is on: made when it gets there. Bright on dark ground, with a
// dark rim on bright ground: one of both stands out from whatever is beside it (WCAG 2.2, C40).
QtObject {
    id: rings

    readonly property Component ring: Rectangle {
        required property int inner
        anchors.fill: parent
        anchors.margins: -Tokens.mm(1.2)
        z: 2
        color: "transparent"
        radius: inner + Tokens.mm(1.2)
        border.width: Tokens.mm(1.2)
        border.color: Tokens.focus

        Rectangle {
            anchors.fill: parent
            anchors.margins: -Tokens.mm(0.8)
            color: "transparent"
            radius: parent.radius + Tokens.mm(0.8)
            border.width: Tokens.mm(0.8)
            border.color: Tokens.focusRim
        }
    }

    function around(tap: Item, inner: int): Item {
        return ring.createObject(tap, { "inner": inner }) as Item
    }
}
