import QtQuick
import Menkou

// The code of a form that was kept: shown to the scanner, or typed.
KioskScreen {
    id: root

    required property string typed
    required property string shown
    required property string problem
    required property bool scannerReady

    title: qsTrId("later.enter_title")
    lead: scannerReady ? qsTrId("later.enter_lead") : qsTrId("later.enter_type")

    Copy {
        width: parent.width
        visible: !Tokens.lowered
        text: qsTrId("later.code_label")
        font.weight: Font.Bold
    }
    EntryBox {
        objectName: "number"
        width: parent.width
        value: root.shown
        placeholder: qsTrId("later.code_hint")
        say: qsTrId("later.code_label") + " " + root.shown
        active: true
        large: true
        wrong: root.problem.length > 0
    }
    Banner {
        visible: root.problem.length > 0 || (root.scannerReady && !Tokens.lowered)
        kind: root.problem.length > 0 ? "problem" : "info"
        iconName: root.problem.length > 0 ? "circle-alert" : "qr-code"
        text: root.problem.length > 0 ? root.problem : qsTrId("later.enter_how")
    }
    below: NumberPad {
        width: parent ? parent.width : 0
        compact: Tokens.lowered
        onTyped: character => root.act("type_number", root.typed + character)
        onCleared: root.act("type_number", "")
        onErased: root.act("type_number", root.typed.slice(0, -1))
    }
    actions: BigButton {
        objectName: "act_next"
        width: parent.width
        enabled: root.typed.length > 0
        text: qsTrId("action.next")
        onTapped: root.act("next", null)
    }
}
