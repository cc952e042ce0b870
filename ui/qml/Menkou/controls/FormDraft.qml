import QtQml

// What is being typed on a page of the form. It is kept here until the page is turned, so that
// answers coming back as properties never take a letter away.
QtObject {
    id: draft

    required property var controls
    property var typed: ({})
    // What is typed to search a long list is no answer.
    property var filters: ({})
    property string activeName: firstTyped()
    readonly property var active: controlOf(activeName)
    readonly property string padKind: active ? padOf(active) : ""
    readonly property bool searching: active !== null && active.kind === "list"
    readonly property string text: !active ? "" : searching ? filterOf(activeName) : plain(shown(active))
    signal answered(string name, var value)

    function padOf(control: var): string {
        if (control.locked || control.kind === "read_only")
            return ""
        if (control.keypad === "letters" || control.kind === "text")
            return control.keypad === "digits" ? "digits" : control.keypad === "id" ? "id" : "letters"
        if (control.kind === "id_number")
            return "id"
        if (control.kind === "money")
            return "number"
        if (control.kind === "list")
            return control.choices.length > 12 ? "letters" : ""
        return ["digits", "number", "date", "month", "bank_card"].includes(control.kind) ? "digits" : ""
    }
    function firstTyped(): string {
        const open = controls.filter(c => padOf(c).length > 0 && c.kind !== "list")
        const first = open.find(c => c.problem.length > 0) ?? open[0]
        return first ? first.name : ""
    }
    function controlOf(name: string): var {
        return controls.find(c => c.name === name) ?? null
    }
    function filterOf(name: string): string {
        return filters[name] ?? ""
    }
    function shown(control: var): var {
        return typed[control.name] !== undefined ? typed[control.name] : control.value
    }
    function plain(value: var): string {
        return value === undefined || value === null ? "" : String(value)
    }
    function answer(name: string, value: var) {
        const next = Object.assign({}, typed)
        next[name] = value
        typed = next
        answered(name, value)
    }
    // By characters, not by code units: rare names have characters of two units (and to Qt 6.11 Array.from has two).
    function add(characters: string) {
        const longest = active.maxLength > 0 ? active.maxLength : 200
        write([...text + characters].slice(0, Math.max(longest, [...text].length)).join(""))
    }
    function erase() {
        write([...text].slice(0, -1).join(""))
    }
    function clear() {
        write("")
    }
    function write(words: string) {
        if (searching) {
            const next = Object.assign({}, filters)
            next[activeName] = words
            filters = next
        } else {
            answer(activeName, active.kind === "date" ? dated(words) : active.kind === "month" ? dated(words).slice(0, 7) : words)
        }
    }
    function dated(words: string): string {
        const d = words.replace(/\D/g, "").slice(0, 8)
        return d.length > 6 ? d.slice(0, 4) + "-" + d.slice(4, 6) + "-" + d.slice(6)
            : d.length > 4 ? d.slice(0, 4) + "-" + d.slice(4) : d
    }
}
