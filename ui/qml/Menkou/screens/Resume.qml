import QtQuick
import Menkou

// What was kept is here again: go on with it, or have it deleted, which is asked twice.
KioskScreen {
    id: root

    required property string itemName
    required property var facts
    required property var notes
    // '', sure, discarding, gone or failed
    required property string ending

    readonly property bool sure: ending === "sure"
    readonly property bool gone: ending === "gone"

    title: gone ? qsTrId("later.gone_title") : sure ? qsTrId("later.sure_title") : qsTrId("later.resume_title")
    lead: gone ? qsTrId("later.gone_text") : sure ? qsTrId("later.sure_text") : qsTrId("later.resume_lead")

    Panel {
        visible: !root.gone
        spacing: 0
        Repeater {
            model: root.facts
            FactRow {
                required property var modelData
                label: modelData.label
                value: modelData.value
                strong: modelData.strong
                last: modelData.last
            }
        }
    }
    Repeater {
        model: root.gone || root.sure ? [] : root.notes
        Banner {
            required property var modelData
            kind: modelData.kind
            text: modelData.text
        }
    }
    actions: [
        BigButton {
            objectName: "act_next"
            visible: !root.sure
            enabled: root.ending !== "discarding"
            width: parent.width
            text: root.gone ? qsTrId("later.done") : qsTrId("later.go_on_here")
            onTapped: root.act("next", null)
        },
        BigButton {
            objectName: "act_keep_it"
            visible: root.sure
            width: parent.width
            text: qsTrId("later.keep_it")
            onTapped: root.act("back", null)
        },
        BigButton {
            objectName: "act_discard"
            visible: !root.gone
            enabled: root.ending !== "discarding"
            width: parent.width
            kind: root.sure ? "danger" : "quiet"
            text: root.sure ? qsTrId("later.discard_yes") : root.ending === "discarding" ? qsTrId("later.discarding") : qsTrId("later.discard")
            onTapped: root.act("discard", null)
        }
    ]
}
