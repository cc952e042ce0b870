import QtQuick
import Menkou

// Lay the paper down, see it, take it. The verdict says what to change, in words.
KioskScreen {
    id: root

    required property string materialName
    required property string hint
    required property string previewSource
    required property var outline
    required property string verdict
    required property bool verdictOk
    required property string phase
    required property var pages
    required property int maxPages
    required property bool feeder
    required property bool canInsist
    // Photos may come from the resident's phone; or a word on why they cannot now.
    property bool phone: false
    property string phoneNote: ""
    // The pages are being put in order from the start.
    property bool ordering: false

    readonly property bool feeding: phase === "feeding"
    readonly property bool full: pages.length >= maxPages
    readonly property bool gone: phase === "camera_missing"

    // Large words on a panel that lies: what is wrong and the picture are all there is room for.
    readonly property bool cramped: wide && Tokens.sizeMode !== "standard" && phase === "problem"

    title: qsTrId("scan.title").arg(materialName)
    lead: cramped ? "" : hint

    stage: Item {
        anchors.fill: parent
        LiveView {
            id: view
            width: parent.width
            visible: height >= Tokens.mm(12)
            height: parent.height - note.height - strip.height - (strip.visible ? Tokens.gapS : 0) - Tokens.gapS
            source: root.previewSource
            outline: root.outline
            good: root.verdictOk
            words: root.gone ? qsTrId("scan.camera_missing") : root.phase === "starting" ? qsTrId("scan.starting")
                : root.phase === "shooting" ? qsTrId("scan.shooting") : root.phase === "checking" ? qsTrId("scan.checking") : ""
        }
        Banner {
            id: note
            y: view.visible ? view.height + Tokens.gapS : 0
            kind: root.feeding ? "info" : root.gone || root.phase === "problem" ? "problem" : root.verdictOk ? "success" : "warning"
            title: root.gone && !root.feeder ? qsTrId("scan.camera_missing_what") : root.verdict.length > 0 ? root.verdict : qsTrId("scan.lay_flat")
        }
        PageStrip {
            id: strip
            anchors.bottom: parent.bottom
            width: parent.width
            // What is wrong comes first, then a picture of some size, then what is safe already.
            readonly property bool fits: parent.height - note.height - implicitHeight - 2 * Tokens.gapS >= Tokens.mm(20)
            visible: root.pages.length > 0 && !root.cramped && fits
            height: visible ? implicitHeight : 0
            pages: root.pages
            ordering: root.ordering
            maxPages: root.maxPages
            onAct: (verb, detail) => root.act(verb, detail)
        }
    }
    actions: [
        BigButton {
            objectName: "act_shoot"
            visible: !root.gone && !root.full && !root.feeding
            enabled: root.phase === "live" || root.phase === "problem"
            width: parent.width
            kind: root.pages.length > 0 && root.phase !== "problem" ? "secondary" : "primary"
            least: Tokens.mm(24)
            em: Tokens.button
            iconName: "camera"
            text: root.phase === "problem" ? qsTrId("scan.again") : root.pages.length > 0 ? qsTrId("scan.one_more") : qsTrId("scan.shoot")
            onTapped: root.act("shoot", null)
        },
        BigButton {
            objectName: "act_feed"
            visible: root.feeder && !root.full && !root.feeding
            enabled: root.gone || root.phase === "live" || root.phase === "starting" || root.phase === "problem"
            width: parent.width
            kind: root.gone && root.pages.length === 0 ? "primary" : "secondary"
            iconName: "files"
            text: qsTrId("scan.feed")
            onTapped: root.act("feed", null)
        },
        BigButton {
            objectName: "act_use_phone"
            visible: root.phone && !root.full && !root.feeding && root.phase !== "problem"
            enabled: root.phase === "live" || root.phase === "starting" || root.gone
            width: parent.width
            kind: root.gone && !root.feeder && root.pages.length === 0 ? "primary" : "secondary"
            iconName: "qr-code"
            text: qsTrId("scan.use_phone")
            onTapped: root.act("use_phone", null)
        },
        Copy {
            objectName: "phone_note"
            visible: root.phoneNote.length > 0 && root.pages.length === 0 && !root.feeding && root.phase !== "problem"
            width: parent.width
            text: root.phoneNote
            color: Tokens.soft
            font.pixelSize: Tokens.small
        },
        BigButton {
            objectName: "act_stop_feed"
            visible: root.feeding
            width: parent.width
            kind: "secondary"
            iconName: "x"
            text: qsTrId("scan.stop_feed")
            onTapped: root.act("stop_feed", null)
        },
        BigButton {
            objectName: "act_use_anyway"
            visible: root.phase === "problem" && root.canInsist
            width: parent.width
            kind: "secondary"
            text: qsTrId("scan.use_anyway")
            onTapped: root.act("use_anyway", null)
        },
        BigButton {
            objectName: "act_done"
            visible: root.pages.length > 0 && !root.feeding
            enabled: root.phase === "live" || root.phase === "problem" || root.gone
            width: parent.width
            kind: root.phase === "problem" ? "secondary" : "primary"
            text: qsTrId("scan.done").arg(root.pages.length)
            onTapped: root.act("done", null)
        },
        BigButton {
            objectName: "act_other_way"
            visible: root.pages.length === 0 && root.phase !== "problem" && !root.feeding
            width: parent.width
            kind: root.gone && !root.feeder && !root.phone ? "primary" : "secondary"
            text: qsTrId("action.other_way")
            onTapped: root.act("other_way", null)
        }
    ]
}
