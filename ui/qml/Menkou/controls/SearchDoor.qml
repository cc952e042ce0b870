import QtQuick
import Menkou

// Looks like a search field, opens the search screen.
EntryBox {
    width: parent ? parent.width : 0
    implicitHeight: Tokens.mm(24)
    debounceMs: 250
    iconName: "search"
    placeholder: qsTrId("home.search")
    say: qsTrId("home.search")
    Accessible.role: Accessible.Button
}
