import QtQuick
import Menkou

// One application by its slip: show the code, or type the number that is printed beside it.
KioskScreen {
    id: root

    required property string typed
    required property string shown
    required property string problem
    required property string readers

    title: qsTrId("progress.slip_title")
    lead: readers === "both" ? qsTrId("progress.slip_lead_both") : readers === "camera" ? qsTrId("progress.slip_lead_camera")
        : readers.length > 0 ? qsTrId("progress.slip_lead") : qsTrId("progress.slip_type")

    Copy {
        width: parent.width
        text: qsTrId("progress.number_label")
        font.weight: Font.Bold
    }
    EntryBox {
        objectName: "number"
        width: parent.width
        value: root.shown
        placeholder: qsTrId("progress.number_hint")
        say: qsTrId("progress.number_label") + " " + root.shown
        active: true
        large: true
        wrong: root.problem.length > 0
    }
    Banner {
        visible: root.problem.length > 0 || root.readers.length > 0
        kind: root.problem.length > 0 ? "problem" : "info"
        iconName: root.problem.length > 0 ? "circle-alert" : "qr-code"
        text: root.problem.length > 0 ? root.problem : qsTrId("progress.slip_how")
    }
    below: CodePad {
        width: parent ? parent.width : 0
        onTyped: character => root.act("type_number", root.typed + character)
        onCleared: root.act("type_number", "")
        onErased: root.act("type_number", root.typed.slice(0, -1))
    }
    actions: BigButton {
        objectName: "act_next"
        width: parent.width
        enabled: root.typed.length > 0
        text: qsTrId("progress.look")
        onTapped: root.act("next", null)
    }
}
