import QtQuick
import QtQuick.Templates as T
import Menkou

// Whatever can be pressed: acts on release inside, ignores a trembling second touch,
// shows where the focus is.
T.AbstractButton {
    id: tap

    property string say: text
    property int debounceMs: 250
    property int cornerRadius: Tokens.radius
    signal tapped

    focusPolicy: Qt.TabFocus
    enabled: true
    Accessible.role: Accessible.Button
    Accessible.name: say
    Accessible.onPressAction: click()
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    onClicked: {
        if (settle.running)
            return
        if (debounceMs > 0)
            settle.start()
        tapped()
    }

    Timer {
        id: settle
        interval: tap.debounceMs
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: -Tokens.mm(1.2)
        z: 2
        visible: tap.visualFocus
        color: "transparent"
        radius: tap.cornerRadius + Tokens.mm(1.2)
        border.width: Tokens.mm(1.2)
        border.color: Tokens.focus
    }
}
