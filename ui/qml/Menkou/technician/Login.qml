import QtQuick
import Menkou

// The technician's door: PIN or time code. What is typed shows as dots, and goes when refused.
KioskScreen {
    id: root

    required property string problem
    required property int tries
    required property bool open
    required property bool checking

    readonly property int longest: 12
    property string entry: ""

    function add(digit: string) {
        if (entry.length < longest)
            entry += digit
    }

    reserve: wide ? Tokens.mm(4 * 18 + 4 * 2.8) : 0
    title: qsTrId("tech.login.title")
    lead: qsTrId("tech.login.lead")
    onTriesChanged: entry = ""
    onOpenChanged: entry = ""

    Banner {
        visible: root.problem.length > 0
        kind: "problem"
        text: root.problem
    }
    EntryBox {
        objectName: "secret"
        width: parent.width
        enabled: false
        active: root.open
        large: true
        value: "•".repeat(root.entry.length)
        say: qsTrId("tech.login.entered").arg(root.entry.length)
    }
    aside: NumberPad {
        anchors.bottom: parent.bottom
        width: parent.width
        visible: root.wide && root.open
        onTyped: character => root.add(character)
        onErased: root.entry = root.entry.slice(0, -1)
        onCleared: root.entry = ""
    }
    below: NumberPad {
        width: Math.min(parent.width, Tokens.mm(210))
        anchors.horizontalCenter: parent.horizontalCenter
        visible: !root.wide && root.open
        onTyped: character => root.add(character)
        onErased: root.entry = root.entry.slice(0, -1)
        onCleared: root.entry = ""
    }
    actions: BigButton {
        objectName: "secret_done"
        width: parent.width
        visible: root.open
        enabled: root.entry.length > 0 && !root.checking
        text: root.checking ? qsTrId("tech.login.checking") : qsTrId("tech.login.go")
        onTapped: root.act("secret", root.entry)
    }
}
