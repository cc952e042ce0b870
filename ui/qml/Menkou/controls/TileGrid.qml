pragma ComponentBehavior: Bound

import QtQuick
import Menkou

// The services most people come for. Columns and heights follow from the names and the room:
// as many columns as read well without a hole, as high as lets the rows fill one page.
Flow {
    id: grid

    required property var tiles
    required property bool large
    // The height that is free on the first page.
    required property int room
    // Widest first.
    required property list<int> choices
    signal chosen(string code)

    // A name of a whole sentence gets the whole width, or it would be a tower.
    readonly property bool wordy: tiles.some(tile => Tokens.ems(tile.name) > 32)
    // Large tiles step down a size where they would not all stand on one page: six seen at once
    // are a choice, four and a button to turn are a list. Estimated, like all that follows.
    readonly property bool tight: large && choices.every(c => guess(c) > room)
    readonly property int em: !large ? Tokens.pick(7.8, 9.4, 12) : tight ? Tokens.pick(8.8, 9.4, 10) : Tokens.button
    readonly property int columns: wordy ? 1 : choices.find(c => reads(c) && tiles.length % c === 0)
        ?? choices.find(reads) ?? choices[choices.length - 1]
    readonly property int rows: Math.ceil(tiles.length / columns)
    // What is left over shares the last row.
    readonly property int last: tiles.length - (rows - 1) * columns
    readonly property list<int> heights: shared(naturals())

    spacing: Tokens.gapS

    function cell(count: int): int {
        return Math.floor((width - (count - 1) * spacing) / count)
    }
    function wordRoom(count: int): int {
        return cell(count) - Tokens.mm(12) - (!large ? Tokens.pick(17, 19, 23) : Tokens.mm(tight ? 16 : 25))
    }
    // Lines at full size: Latin breaks between words, Hanzi anywhere.
    function wrapped(name: string, width: int): int {
        let lines = 1
        let at = 0
        for (const word of name.split(" ")) {
            const long = full.advanceWidth(word)
            if (at > 0 && at + long > width) {
                lines += 1
                at = 0
            }
            lines += Math.ceil((at + long) / width) - 1
            at = (at + long) % width + full.advanceWidth(" ")
        }
        return lines
    }
    // What the rows would need at full size.
    function guess(count: int): int {
        const words = cell(count) - Tokens.mm(12 + 25)
        const tall = tile => Math.max(Tokens.mm(30), wrapped(tile.name, words) * Tokens.button * 1.38
            + (tile.available ? 0 : Tokens.small * 1.55 + Tokens.mm(1.8)) + Tokens.mm(9))
        let need = -spacing
        for (let i = 0; i < tiles.length; i += count)
            need += Math.max(...tiles.slice(i, i + count).map(tall)) + spacing
        return need
    }
    // Whether no name is longer than three lines in that many columns. Estimated, so that nothing flickers.
    function reads(count: int): bool {
        return tiles.every(tile => Tokens.ems(tile.name) * em * 1.08 <= wordRoom(count) * 3)
    }
    // Small print steps back where the names alone fill the page. Estimated, too.
    readonly property bool terse: {
        const lines = words => Math.ceil(Tokens.ems(words) * Tokens.pick(7.8, 9.4, 12) * 1.08 / wordRoom(columns))
        let need = (rows - 1) * spacing
        for (let i = 0; i < tiles.length; i += columns)
            need += Math.max(...tiles.slice(i, i + columns).map(tile => lines(tile.name))) * Tokens.pick(10.8, 13, 16.5) + Tokens.mm(9) + Tokens.small * 1.9
        return need > room
    }
    // The height each row needs for its own names.
    function naturals(): list<int> {
        const need = new Array(rows).fill(0)
        for (let i = 0; i < list.count; i++) {
            const row = Math.floor(i / columns)
            need[row] = Math.max(need[row], list.itemAt(i)?.implicitHeight ?? 0)
        }
        return need
    }
    // Equal where that fits; else longer names keep what they need and the others share the rest.
    function shared(need: list<int>): list<int> {
        const most = Tokens.mm(large ? 82 : 36)
        const equal = Math.max(...need, Math.min(most, Math.floor(room / rows) - spacing))
        let left = room - (rows - 1) * spacing
        if (equal * rows <= left)
            return need.map(_ => equal)
        let share = 0
        for (let some = need.slice().sort((a, b) => b - a); some.length; left -= some.shift()) {
            share = Math.floor(left / some.length)
            if (some[0] <= share)
                break
        }
        return need.map(height => Math.max(height, Math.min(share, most)))
    }

    FontMetrics {
        id: full
        font.family: Tokens.family
        font.pixelSize: Tokens.button
        font.weight: Font.Bold
    }
    Repeater {
        id: list
        model: grid.tiles
        Tile {
            required property var modelData
            required property int index
            readonly property int row: Math.floor(index / grid.columns)
            objectName: "choose_item:" + modelData.code
            width: grid.cell(row === grid.rows - 1 ? grid.last : grid.columns)
            height: grid.heights[row] ?? implicitHeight
            large: grid.large
            tight: grid.tight
            em: grid.em
            least: Tokens.mm(grid.tight ? 24 : 30)
            text: modelData.name
            iconName: modelData.icon
            authority: modelData.authority
            terse: grid.terse
            badges: grid.large || grid.wordy ? [] : modelData.badges
            available: modelData.available
            reason: modelData.reason
            onTapped: grid.chosen(modelData.code)
        }
    }
}
