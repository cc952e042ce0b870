import QtQuick
import Menkou

// A name or a title in Hanzi: never a character or two alone on the last line. `room` is the
// width there is; where the last line would be that short, the lines are set about equally long.
Copy {
    id: copy

    required property int room

    readonly property int lines: Math.max(1, Math.ceil(implicitWidth / Math.max(1, room)))
    readonly property bool widowed: lines > 1 && /[\u4e00-\u9fff]/.test(text)
        && implicitWidth - (lines - 1) * room < 3.2 * font.pixelSize

    width: widowed ? Math.min(room, Math.ceil(implicitWidth / lines + 1.1 * font.pixelSize)) : room
}
