import QtQuick
import Menkou
import Menkou.Native

// Where the current screen stands. Screens are compiled once and made anew each time: what one
// resident saw is gone with its item. (A Loader would keep the properties it was given.)
FocusScope {
    id: stage

    required property Shell shell
    // An Item, so that Python can read it.
    property Item item: null
    property var compiled: ({})
    // Screens made ahead, with nothing of anybody on them, each for one showing (ui/foresight.py).
    property var foreseen: ({})
    // Those for another look, until they are destroyed: collected before, what is still bound in
    // them would find nothing, and say so.
    property var leaving: []
    // Keeps one of those while it is shown: nothing else owns it.
    property var held: null

    signal shown

    function component(name: string): Component {
        const url = Qt.resolvedUrl("../" + (name.includes("/") ? "" : "screens/") + name + ".qml")
        compiled[name] = compiled[name] ?? Qt.createComponent(url)
        if (compiled[name].status !== Component.Ready)
            throw new Error(compiled[name].errorString())
        return compiled[name]
    }
    function show() {
        const old = item
        item = null
        if (old) {
            // Out of the window now; it is destroyed only when this turn of the loop is over.
            old.parent = null
            old.destroy()
        }
        held = null
        const name = shell.screenName
        if (foreseen[name])
            adopt(name)
        else if (name.length > 0)
            item = component(name).createObject(stage, sized(shell.screenProps)) as Item
        shown()
    }
    function sized(props: var): var {
        // With its size from the start it is laid out once.
        return Object.assign({ "width": width, "height": height }, props)
    }
    function foresee(name: string, props: var) {
        foreseen[name] = component(name).createObject(null, sized(props))
    }
    function adopt(name: string) {
        held = foreseen[name]
        delete foreseen[name]
        held.width = width
        held.height = height
        const said = shell.stillToSay
        for (const property in said)
            held[property] = said[property]
        held.parent = stage
        item = held
        held.announce()
    }
    function patch(changed: var) {
        for (const name in changed)
            item[name] = changed[name]
    }

    onWidthChanged: if (item) item.width = width
    onHeightChanged: if (item) item.height = height
    Component.onCompleted: show()

    Connections {
        target: stage.shell
        function onScreenNameChanged() {
            stage.show()
        }
        function onScreenForeseen(name: string, props: var) {
            stage.foresee(name, props)
        }
        function onForeseenDropped() {
            stage.leaving = Object.values(stage.foreseen)
            stage.foreseen = ({})
            for (const page of stage.leaving)
                page.destroy()
        }
        function onScreenPatched(patch) {
            stage.patch(patch)
        }
    }
    Connections {
        target: stage.item as KioskScreen
        function onAct(verb: string, detail: var) {
            stage.shell.act(verb, detail)
        }
    }
}
