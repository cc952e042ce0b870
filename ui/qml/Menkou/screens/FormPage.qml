pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// A page of the form, mostly one question. What is typed is kept here until the page is turned,
// so that answers coming back as properties never take a letter away.
KioskScreen {
    id: root

    required title
    required property var controls
    required property var problems
    required property int page
    required property int pages
    property var candidates: []
    property string composing: ""

    property var drafts: ({})
    property string activeName: firstTyped()
    readonly property var activeControl: controlOf(activeName)
    readonly property string padKind: activeControl ? padOf(activeControl) : ""

    readonly property bool padAside: wide && !crowded && padKind !== "letters"

    function padOf(control: var): string {
        if (control.locked || control.kind === "read_only")
            return ""
        if (control.keypad === "letters" || control.kind === "text")
            return control.keypad === "digits" ? "digits" : control.keypad === "id" ? "id" : "letters"
        if (control.kind === "id_number")
            return "id"
        if (control.kind === "number")
            return "number"
        if (control.kind === "region")
            return control.choices.length > 0 ? "" : "digits"
        return ["digits", "date", "bank_card"].includes(control.kind) ? "digits" : ""
    }
    function firstTyped(): string {
        for (let i = 0; i < controls.length; i++)
            if (controls[i].problem.length > 0 && padOf(controls[i]).length > 0)
                return controls[i].name
        for (let i = 0; i < controls.length; i++)
            if (padOf(controls[i]).length > 0)
                return controls[i].name
        return ""
    }
    function controlOf(name: string): var {
        for (let i = 0; i < controls.length; i++)
            if (controls[i].name === name)
                return controls[i]
        return null
    }
    function shown(control: var): var {
        return drafts[control.name] !== undefined ? drafts[control.name] : control.value
    }
    function answer(name: string, value: var) {
        const next = Object.assign({}, drafts)
        next[name] = value
        drafts = next
        root.act("answer", { "name": name, "value": value })
    }
    function edit(change: string, character: string) {
        const raw = shown(activeControl)
        const old = raw === undefined || raw === null ? "" : String(raw)
        const text = change === "clear" ? "" : change === "erase" ? old.slice(0, -1) : old + character
        answer(activeName, activeControl.kind === "date" ? dated(text) : text)
        reveal(activeName)
    }
    function dated(text: string): string {
        const d = text.replace(/\D/g, "").slice(0, 8)
        return d.length > 6 ? d.slice(0, 4) + "-" + d.slice(4, 6) + "-" + d.slice(6)
            : d.length > 4 ? d.slice(0, 4) + "-" + d.slice(4) : d
    }
    function reveal(name: string) {
        for (let i = 0; i < fields.count; i++) {
            const field = fields.itemAt(i) as FieldView
            if (field.control.name === name)
                paged.reveal(field)
        }
    }
    onProblemsChanged: {
        if (problems.length > 0)
            paged.toTop()
    }
    onPageChanged: {
        drafts = ({})
        paged.toTop()
    }

    kicker: pages > 1 ? qsTrId("form.page_of").arg(page + 1).arg(pages) : ""
    bodySpacing: Tokens.gapL
    reserve: wide && padKind.length > 0 && padKind !== "letters" ? Tokens.mm(4 * 18 + 4 * 2.8) : 0

    ErrorSummary {
        visible: root.problems.length > 0
        problems: root.problems
        onJumped: name => {
            if (root.controlOf(name))
                root.activeName = name
            root.reveal(name)
        }
    }
    Repeater {
        id: fields
        model: root.controls.length
        FieldView {
            required property int index
            width: parent ? parent.width : 0
            control: root.controls[index] ?? null
            value: control ? root.shown(control) : ""
            padKind: control ? root.padOf(control) : ""
            active: control !== null && control.name === root.activeName
            alone: root.controls.length === 1
            pageTitle: root.title
            onAnswered: value => root.answer(control.name, value)
            onFocused: root.activeName = control.name
        }
    }
    aside: FormPad {
        anchors.bottom: parent.bottom
        width: parent.width
        kind: root.padAside ? root.padKind : ""
        onTyped: character => root.edit("type", character)
        onErased: root.edit("erase", "")
        onCleared: root.edit("clear", "")
    }
    below: FormPad {
        width: parent.width
        kind: root.padAside ? "" : root.padKind
        compact: root.controls.length > 1
        candidates: root.candidates
        composing: root.composing
        onTyped: character => root.edit("type", character)
        onErased: root.edit("erase", "")
        onCleared: root.edit("clear", "")
        onPicked: word => root.act("pick_candidate", word)
    }
    actions: BigButton {
        objectName: "act_next"
        width: parent.width
        text: root.page + 1 < root.pages ? qsTrId("action.next") : qsTrId("form.done")
        onTapped: root.act("next", null)
    }
}
