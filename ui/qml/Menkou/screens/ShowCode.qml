import QtQuick
import Menkou

// Show the code of an e-licence, and agree to its use this once.
KioskScreen {
    id: root

    required property string materialName
    required property string phase
    required property string readers
    required property string problem
    required property var licence

    readonly property bool found: phase === "found"
    readonly property bool stuck: phase === "problem" || phase === "offline" || phase === "scanner_missing"

    kicker: materialName
    title: found ? qsTrId("licence.found") : phase === "checking" ? qsTrId("licence.checking") : qsTrId("licence.show_code")
    lead: found ? qsTrId("licence.consent_lead") : readers === "both" ? qsTrId("licence.how_both")
        : readers === "camera" ? qsTrId("licence.how_camera") : qsTrId("licence.how")

    Panel {
        visible: root.found
        spacing: 0
        FactRow { label: qsTrId("licence.title"); value: root.licence.title ?? ""; strong: true }
        FactRow { label: qsTrId("licence.holder"); value: root.licence.holder ?? "" }
        FactRow { label: qsTrId("licence.number"); value: root.licence.number ?? "" }
        FactRow { label: qsTrId("licence.issuer"); value: root.licence.issuer ?? "" }
        FactRow { label: qsTrId("licence.valid_until"); value: root.licence.validUntil ?? ""; last: true }
    }
    Banner {
        visible: root.found
        iconName: "shield-check"
        text: qsTrId("licence.once")
    }
    stage: Item {
        anchors.fill: parent
        visible: !root.found
        CodeArt {
            width: parent.width
            height: Math.min(parent.height - note.height - Tokens.gap, width * 0.7)
            y: Math.max(0, (parent.height - note.height - Tokens.gap - height) * 0.4)
            readers: root.readers
        }
        Banner {
            id: note
            anchors.bottom: parent.bottom
            kind: root.stuck ? "problem" : "info"
            iconName: root.stuck ? "circle-alert" : root.phase === "checking" ? "hourglass" : "info"
            text: root.problem.length > 0 ? root.problem
                : root.phase === "offline" ? qsTrId("problem.code_offline")
                : root.phase === "scanner_missing" ? qsTrId("problem.scanner_missing")
                : root.phase === "checking" ? qsTrId("licence.wait")
                : root.readers === "scanner" ? qsTrId("licence.brightness") : qsTrId("licence.brightness_flat")
        }
    }
    actions: [
        BigButton {
            objectName: "act_consent"
            visible: root.found
            width: parent.width
            text: qsTrId("licence.consent")
            onTapped: root.act("consent", null)
        },
        BigButton {
            objectName: "act_retry"
            visible: root.phase === "problem" || root.phase === "offline"
            width: parent.width
            text: qsTrId("action.retry")
            onTapped: root.act("retry", null)
        },
        BigButton {
            objectName: "act_other_way"
            width: parent.width
            kind: root.phase === "scanner_missing" ? "primary" : "secondary"
            text: root.found ? qsTrId("licence.not_this") : qsTrId("action.other_way")
            onTapped: root.act("other_way", null)
        }
    ]
}
