import QtQml

// What a question tells the control that asks it, and what comes back.
QtObject {
    property var control: null
    // What a field is built on for the moment in which its question comes or goes.
    readonly property var told: control ?? ({ "name": "", "choices": [], "path": [], "rows": [], "canAdd": false,
        "rowWord": "", "text": "", "agreed": "", "value": "", "problem": "" })
    property var value
    property bool active: false
    // What is typed to search a long list, and the letters not yet words.
    property string filter: ""
    property string composing: ""
    readonly property string kind: control ? control.kind : ""
    readonly property string plain: value === undefined || value === null ? "" : String(value)
    signal answered(var value)
    signal act(string verb, var detail)
    signal focused
}
