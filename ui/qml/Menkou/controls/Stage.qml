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
    // The one that comes if the resident goes on, with its words.
    property var expected: null
    // Keeps one of those while it is shown: nothing else owns it.
    property var held: null
    // What was shown before, until the first picture of what is shown now is there.
    property var leaving: []
    // The last few that were made in vain, for they are destroyed only when this turn is over:
    // collected before, what is still bound in them would find nothing, and say so.
    property var vain: []

    signal shown

    function component(name: string): Component {
        const url = Qt.resolvedUrl("../" + (name.includes("/") ? "" : "screens/") + name + ".qml")
        compiled[name] = compiled[name] ?? Qt.createComponent(url)
        if (compiled[name].status !== Component.Ready)
            throw new Error(compiled[name].errorString())
        return compiled[name]
    }
    function show(made: string) {
        letGo()
        const old = item
        item = null
        if (old) {
            // Out of the window now; taking it apart can wait.
            old.parent = null
            leaving.push(old)
        }
        held = null
        const name = shell.screenName
        if (made === "expected") {
            adopt(expected)
            expected = null
        } else if (made === "blank") {
            adopt(foreseen[name])
            delete foreseen[name]
        // The first picture fills the window: for it this stage is taken down (Main.qml).
        } else if (name.length > 0 && name !== "Starting") {
            item = component(name).createObject(stage, sized(shell.screenProps)) as Item
        }
        shown()
    }
    function letGo() {
        for (const page of leaving)
            page.destroy()
        leaving = []
    }
    function discard(pages: var) {
        vain = [pages, ...vain].slice(0, 4)
        for (const page of pages)
            page.destroy()
    }
    function sized(props: var): var {
        // With its size from the start it is laid out once.
        return Object.assign({ "width": width, "height": height }, props)
    }
    function foresee(name: string, props: var) {
        foreseen[name] = component(name).createObject(null, sized(props))
    }
    function expect(name: string, props: var) {
        expectNothing()
        expected = component(name).createObject(null, sized(props))
    }
    function expectNothing() {
        if (expected)
            discard([expected])
        expected = null
    }
    function adopt(page: var) {
        held = page
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
    Component.onCompleted: show("")

    Connections {
        target: stage.shell
        function onScreenTurned(made: string) {
            stage.show(made)
        }
        function onScreenExpected(name: string, props: var) {
            stage.expect(name, props)
        }
        function onExpectedDropped() {
            stage.expectNothing()
        }
        function onScreenForeseen(name: string, props: var) {
            stage.foresee(name, props)
        }
        function onForeseenDropped() {
            stage.discard(Object.values(stage.foreseen))
            stage.foreseen = ({})
        }
        function onScreenPatched(patch) {
            stage.patch(patch)
        }
    }
    Connections {
        target: stage.Window.window
        function onFrameSwapped() {
            stage.letGo()
        }
    }
    Connections {
        target: stage.item as KioskScreen
        function onAct(verb: string, detail: var) {
            stage.shell.act(verb, detail)
        }
    }
}
