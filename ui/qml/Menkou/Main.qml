pragma ComponentBehavior: Bound

import QtQuick
import Menkou
import Menkou.Native

// The one window. The first picture is made of little; all else is loaded behind it.
Window {
    id: root

    required property Shell shell
    required property var brand
    readonly property var chrome: shell.chrome
    readonly property bool starting: shell.screenName === "Starting"

    title: root.chrome.site
    color: Tokens.ground

    // On a panel of more than 22 inches everything grows with it, up to a point: a line of 7 mm
    // at the top of a white metre is found by nobody.
    readonly property real enlarged: Math.max(1, Math.min(1.6, Math.max(width, height) / shell.pxPerMm / 490,
        Math.min(width, height) / shell.pxPerMm / 276))

    Binding { target: Tokens; property: "pxPerMm"; value: root.shell.pxPerMm * root.enlarged }
    Binding { target: Tokens; property: "truePxPerMm"; value: root.shell.pxPerMm }
    Binding { target: Tokens; property: "sizeMode"; value: root.shell.sizeMode }
    Binding { target: Tokens; property: "theme"; value: root.shell.theme }
    Binding { target: Tokens; property: "wide"; value: root.width > root.height }

    // At rest the whole picture wanders a little, with all that can be touched on it.
    Loader {
        id: content
        x: root.chrome.restX
        y: root.chrome.restY
        width: root.width
        height: root.height
        focus: true
    }
    function fill() {
        content.setSource(root.starting ? "Starting.qml" : "Frame.qml", { "shell": root.shell })
    }
    onStartingChanged: fill()
    Component.onCompleted: {
        for (const role in root.brand)
            Tokens[role] = root.brand[role]
        fill()
    }
}
