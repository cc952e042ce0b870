import QtQuick
import Menkou

// Looks like a search field, opens the search screen.
EntryBox {
    id: door

    width: parent ? parent.width : 0
    implicitHeight: Math.max(Tokens.mm(24), words.implicitHeight + Tokens.mm(5))
    debounceMs: 250
    iconName: "search"
    placeholder: qsTrId("home.search")
    say: qsTrId("home.search")
    Accessible.role: Accessible.Button
    contentItem: Item {
        Icon {
            id: glass
            x: Tokens.gapS
            anchors.verticalCenter: parent.verticalCenter
            name: door.iconName
            ink: Tokens.soft
            size: Tokens.mm(8)
        }
        EvenCopy {
            id: words
            x: glass.x + glass.width + Tokens.gapXs
            anchors.verticalCenter: parent.verticalCenter
            room: parent.width - x - Tokens.gapS
            text: door.placeholder
            color: Tokens.soft
            font.pixelSize: Tokens.lead
            Accessible.ignored: true
        }
    }
}
