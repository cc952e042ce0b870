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
    // A page has dozens of these: no timer and no ring each, while nobody needs them.
    property double tappedAt: 0
    property Item ring: null

    onClicked: {
        const now = Date.now()
        // A clock that was set is no trembling finger.
        if (Math.abs(now - tappedAt) < debounceMs)
            return
        tappedAt = now
        tapped()
    }
    onVisualFocusChanged: {
        ring?.destroy()
        ring = visualFocus ? FocusRings.around(tap, cornerRadius) : null
    }
}
