pragma Singleton
pragma ComponentBehavior: Bound
import QtQuick

// The ring around what the keyboard is on: made when it gets there.
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
    }

    function around(tap: Item, inner: int): Item {
        return ring.createObject(tap, { "inner": inner }) as Item
    }
}
