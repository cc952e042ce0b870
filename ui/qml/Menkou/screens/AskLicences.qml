pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// E-licences by the card that was read: asked first, shown masked, used only when agreed to.
KioskScreen {
    id: root

    required property string itemName
    required property string phase
    required property string problem
    required property var rows
    required property int found
    required property bool sample
    required property bool canShowCode

    readonly property bool asking: phase === "asking"
    readonly property bool stuck: phase === "problem"

    kicker: itemName
    title: asking ? qsTrId("licences.ask_title") : stuck ? qsTrId("licences.problem_title")
        : phase === "found" ? qsTrId("licences.found_title").arg(found) : qsTrId("licences.checking")
    lead: asking ? qsTrId("licences.ask_lead") : phase === "found" ? qsTrId("licences.found_lead") : ""

    Banner {
        visible: root.stuck
        kind: "problem"
        text: root.problem
    }
    Panel {
        spacing: 0
        lip: Tokens.mm(2.6)
        Repeater {
            model: root.rows
            FactRow {
                required property var modelData
                required property int index
                label: modelData.name
                value: modelData.value
                note: modelData.note
                strong: root.phase === "found" && modelData.note.length > 0
                last: index === root.rows.length - 1
            }
        }
    }
    Panel {
        visible: root.asking
        BulletList {
            iconName: "shield-check"
            lines: [qsTrId("licences.only_this"), qsTrId("licences.only_reference"), qsTrId("licences.may_scan")]
        }
    }
    Banner {
        visible: root.phase === "checking"
        iconName: "hourglass"
        text: qsTrId("licence.wait")
    }
    Banner {
        visible: root.sample && root.phase === "found"
        text: qsTrId("licences.sample")
    }
    actions: [
        BigButton {
            objectName: "act_agree"
            visible: root.asking || root.phase === "found"
            width: parent.width
            text: root.asking ? qsTrId("licences.agree") : qsTrId("licences.use").arg(root.found)
            onTapped: root.act("confirm", null)
        },
        BigButton {
            objectName: "act_retry"
            visible: root.stuck
            width: parent.width
            text: qsTrId("action.retry")
            onTapped: root.act("retry", null)
        },
        BigButton {
            objectName: "act_show_code"
            visible: root.canShowCode && (root.asking || root.stuck)
            width: parent.width
            kind: "secondary"
            iconName: "qr-code"
            text: qsTrId("licences.by_code")
            onTapped: root.act("show_code", null)
        },
        BigButton {
            objectName: "act_other_way"
            width: parent.width
            kind: "secondary"
            text: qsTrId("licences.no_use")
            onTapped: root.act("other_way", null)
        }
    ]
}
