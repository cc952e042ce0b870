pragma Singleton
import QtQuick

// Says a screen's title and its problems to whoever listens: a screen reader, a voice, a test.
// Keeps nothing of what it said.
QtObject {
    signal announced(string words, bool urgent)

    function say(about: Item, words: string, urgent: bool) {
        if (words.length === 0)
            return
        about.Accessible.announce(words, urgent ? Accessible.Assertive : Accessible.Polite)
        announced(words, urgent)
    }
}
