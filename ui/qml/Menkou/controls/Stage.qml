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
        const name = shell.screenName
        if (name.length > 0) {
            // With its size from the start it is laid out once.
            const props = Object.assign({ "width": width, "height": height }, shell.screenProps)
            item = component(name).createObject(stage, props) as Item
        }
        shown()
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
