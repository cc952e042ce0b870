pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// A page of the form, mostly one question, with the pad that fits it.
KioskScreen {
    id: root

    required title
    required property var controls
    required property var problems
    required property int page
    required property int pages
    // Where this page is: another one is made anew, and nothing that was being typed is on it.
    property string spot: ""
    property var notes: []
    property var materials: []
    property bool canKeep: false
    property string inputMode: "latin"
    property string composing: ""
    property var candidates: []
    property bool candidatesBefore: false
    property int candidatesLeft: 0
    // Made before it is asked for: then with fields and pads, so that a page has only to fill them.
    property bool ahead: false

    readonly property string padKind: draft.padKind
    readonly property bool padAside: wide && !crowded && padKind !== "letters"
    readonly property FormDraft draft: FormDraft {
        controls: root.controls
        onAnswered: (name, value) => {
            root.act("answer", { "name": name, "value": value })
            if (name === activeName)
                root.reveal(name)
        }
        onActiveNameChanged: {
            below.forget()
            if (below.isWaiting)
                root.act("compose", { "letters": "" })
        }
    }

    function fieldOf(name: string): FieldView {
        for (let i = 0; i < fields.count; i++) {
            const field = fields.itemAt(i) as FieldView
            if (field.control?.name === name)
                return field
        }
        return null
    }
    function reveal(name: string) {
        const field = fieldOf(name)
        if (field)
            paged.reveal(field)
    }
    // What is to be mended stands above the keyboard together with what is wrong with it.
    function revealWrong() {
        const field = problems.length > 0 ? fieldOf(problems[0].name) : null
        if (field)
            paged.revealWhole(field.answerItem, field.starts)
    }
    onProblemsChanged: {
        if (problems.length > 0) {
            paged.toTop()
            if (draft.controlOf(problems[0].name) && draft.padOf(draft.controlOf(problems[0].name)).length > 0)
                draft.activeName = problems[0].name
            Qt.callLater(revealWrong)
        }
    }
    // Room that comes or goes with a keyboard, and words that take more of it than before.
    readonly property int roomy: paged.height - paged.contentHeight
    onRoomyChanged: Qt.callLater(revealWrong)
    function flush() {
        for (let i = 0; i < fields.count; i++)
            (fields.itemAt(i) as FieldView).flush()
    }
    function goOn() {
        flush()
        root.act("next", null)
    }
    function keepLater() {
        flush()
        root.act("keep_later", null)
    }

    // Where a keyboard leaves room for the answer only, its words stand with the title: lowered, and
    // on a panel that lies once there is something to mend.
    readonly property bool mending: problems.length > 0 && padKind.length > 0
    readonly property bool told: controls.length === 1 && padKind === "letters" && (Tokens.lowered || (wide && mending))
    // One question alone has its problem beside it: twice the same would push the answer away.
    readonly property bool saidBeside: controls.length === 1 && problems.length === 1 && controls[0].problem.length > 0
    lead: !told || (wide && Tokens.level === 2) ? "" : [controls[0].hint, wide ? "" : controls[0].why].filter(words => words.length > 0).join(" ")
    alarm: told ? controls[0].problem : Tokens.lowered && mending ? problems[0].text : ""
    kicker: pages > 1 ? qsTrId("form.page_of").arg(page + 1).arg(pages) : ""
    bodySpacing: Tokens.gapL
    reserve: wide && padKind.length > 0 && padKind !== "letters" ? Tokens.mm(4 * 18 + 4 * 2.8) : 0

    ErrorSummary {
        visible: root.problems.length > 0 && !root.told && !root.saidBeside
        problems: root.problems
        onJumped: name => {
            if (root.draft.controlOf(name))
                root.draft.activeName = name
            root.reveal(name)
        }
    }
    Repeater {
        model: root.notes
        Banner {
            required property string modelData
            text: modelData
        }
    }
    Repeater {
        id: fields
        model: Math.max(root.ahead ? 4 : 0, root.controls.length)
        FieldView {
            required property int index
            visible: control !== null
            width: parent ? parent.width : 0
            control: root.controls[index] ?? null
            value: control ? root.draft.shown(control) : ""
            padKind: control ? root.draft.padOf(control) : ""
            active: control !== null && control.name === root.draft.activeName
            alone: root.controls.length === 1
            told: root.told
            pageTitle: root.title
            filter: control ? root.draft.filterOf(control.name) : ""
            composing: active && root.draft.searching ? root.composing : ""
            onAct: (verb, detail) => root.act(verb, detail)
            onAnswered: value => root.draft.answer(control.name, value)
            onFocused: root.draft.activeName = control.name
        }
    }
    Repeater {
        model: root.materials
        MaterialRow {
            required property var modelData
            row: modelData
            onAct: (verb, detail) => root.act(verb, detail)
        }
    }
    aside: Loader {
        anchors.bottom: parent.bottom
        width: parent.width
        active: root.padAside
        sourceComponent: FormPad {
            draft: root.draft
            kind: root.padKind
        }
    }
    below: FormPad {
        id: below
        width: parent.width
        draft: root.draft
        kind: root.padAside ? "" : root.padKind
        ahead: root.ahead
        compact: root.controls.length > 1 || Tokens.lowered
        mode: root.inputMode
        composing: root.composing
        candidates: root.candidates
        before: root.candidatesBefore
        remaining: root.candidatesLeft
        onAct: (verb, detail) => root.act(verb, detail)
    }
    actions: [
        BigButton {
            objectName: "act_next"
            width: parent.width
            text: root.pages === 0 ? qsTrId("form.row_done")
                : root.page + 1 < root.pages ? qsTrId("action.next") : qsTrId("form.done")
            // Letters nobody chose a word for would be lost without a word.
            onTapped: below.isWaiting && !root.draft.searching ? below.remind() : root.goOn()
        },
        BigButton {
            objectName: "act_keep_later"
            // Lowered, the answer itself needs the room a keyboard leaves.
            visible: root.canKeep && !(Tokens.lowered && root.padKind.length > 0)
            width: parent.width
            kind: "quiet"
            least: Tokens.mm(14)
            text: qsTrId("later.ask")
            onTapped: root.keepLater()
        }
    ]
}
