pragma ComponentBehavior: Bound

import QtQuick
import Menkou
import Menkou.Native

// What fills the window: header, steps, the current screen, footer, and what lies over them.
FocusScope {
    id: root

    required property Shell shell
    readonly property var chrome: shell.chrome
    readonly property int lowTop: root.shell.lowered ? Math.round(height * (1 - root.shell.reachShare)) : 0

    Binding { target: Tokens; property: "lowered"; value: root.lowTop > 0 }
    Binding { target: Tokens; property: "lowTop"; value: root.lowTop }
    Binding { target: Tokens; property: "lowBand"; value: top.height + stepBar.height }
    Binding { target: Tokens; property: "lowHead"; value: root.lowTop - stepBar.height }

    TopBar {
        id: top
        objectName: "header"
        y: root.lowTop
        width: parent.width
        enabled: !overlay.active
        chrome: root.chrome
        sizeMode: root.shell.sizeMode
        onAct: (verb, detail) => root.shell.act(verb, detail)
    }
    StepBar {
        id: stepBar
        // Kept while no page has steps: it is built once, not with every visit.
        property var known: []
        readonly property var told: root.chrome.steps
        onToldChanged: if (told.length > 0 && told.join() !== known.join()) known = told
        // Nobody touches it: lowered, it makes room and stands above.
        y: root.lowTop > 0 ? root.lowTop - height : top.y + top.height
        width: parent.width
        visible: told.length > 0
        height: visible ? implicitHeight : 0
        steps: known
        current: root.chrome.step
    }
    Stage {
        id: stage
        objectName: "screen"
        shell: root.shell
        anchors {
            top: root.lowTop > 0 ? top.bottom : stepBar.bottom
            bottom: foot.top
            left: parent.left
            right: parent.right
        }
        enabled: !overlay.active
        focus: true
        onShown: settle.restart()
    }
    // A second touch meant for the screen before must not press what appeared under the finger.
    MouseArea {
        objectName: "settling"
        anchors.fill: stage
        enabled: settle.running
        Accessible.ignored: true
        Timer {
            id: settle
            interval: 250
        }
    }
    // What is being said is marked where it stands.
    SpokenMark {
        page: stage.item
        spoken: root.shell.spoken
    }
    FootBar {
        id: foot
        objectName: "footer"
        anchors.bottom: parent.bottom
        width: parent.width
        enabled: !overlay.active
        chrome: root.chrome
        canLower: root.shell.reachShare < 1
        lowered: root.shell.lowered
        onAct: (verb, detail) => root.shell.act(verb, detail)
    }
    Loader {
        id: overlay
        objectName: "overlay"
        readonly property string kind: root.shell.overlay.kind ?? ""
        anchors.fill: parent
        active: kind.length > 0
        sourceComponent: kind === "idle" ? idleSheet : kind === "sample" ? sampleSheet : helpSheet
    }
    Rectangle {
        objectName: "veil"
        anchors.fill: parent
        anchors.margins: -Tokens.mm(2)
        visible: opacity > 0
        opacity: root.chrome.restVeil
        color: "black"
        Accessible.ignored: true
    }
    Component {
        id: idleSheet
        IdleWarning {
            seconds: root.shell.overlay.seconds ?? 0
            identified: root.chrome.identified
            canKeep: root.shell.overlay.canKeep ?? false
            onAct: (verb, detail) => root.shell.act(verb, detail)
        }
    }
    Component {
        id: sampleSheet
        SampleSheet {
            pictures: root.shell.overlay.pictures ?? []
            onAct: (verb, detail) => root.shell.act(verb, detail)
        }
    }
    Component {
        id: helpSheet
        HelpSheet {
            phone: root.shell.overlay.phone ?? ""
            site: root.shell.overlay.site ?? ""
            tell: root.shell.overlay.tell ?? false
            onAct: (verb, detail) => root.shell.act(verb, detail)
        }
    }
}
