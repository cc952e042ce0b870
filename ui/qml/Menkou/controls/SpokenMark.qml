import QtQuick
import Menkou

// A bar beside the words that are being read aloud. Looks for them only when a sentence begins.
Rectangle {
    id: mark

    property Item page: null
    property string spoken: ""
    property Item words: null

    function find(item: Item): Item {
        if (!item || !item.visible)
            return null
        const text = item as Text
        if (text && text.text.includes(mark.spoken))
            return text
        for (const child of item.children) {
            const found = find(child)
            if (found)
                return found
        }
        return null
    }
    function stand() {
        words = spoken.length > 0 ? find(page) : null
        if (!words)
            return
        const corner = words.mapToItem(page, 0, 0)
        const top = Math.max(0, corner.y)
        x = Math.max(0, corner.x - Tokens.mm(3))
        y = page.mapToItem(parent, 0, top).y
        height = Math.max(0, Math.min(page.height, corner.y + words.height) - top)
    }

    onSpokenChanged: stand()
    onPageChanged: words = null
    visible: words !== null && words.visible && height > 0
    width: Tokens.mm(1.6)
    radius: width / 2
    color: Tokens.accent
    Accessible.ignored: true
}
