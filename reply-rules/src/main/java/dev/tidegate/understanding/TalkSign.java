package dev.tidegate.understanding;

/** What speaks for or against handing a talk to a person, in the words of a trace. */
public enum TalkSign {
  ALWAYS("what holds for every talk"),
  OPENING("mood of the buyer's first words"),
  REPLIES("mood of what the buyer wrote later"),
  LAST_REPLY("mood of the buyer's last words"),
  WORST("mood of the buyer's worst words"),
  CAME_BACK("the buyer came back"),
  LENGTH("how much the buyer wrote"),
  PUT_OFF("staff put the buyer off"),
  SORRY("staff said sorry"),
  DONE("staff said that it is done"),
  ANSWERED("staff answered"),
  BUYER_LAST("the buyer's last words have no answer"),
  REPEATED("the buyer says the same again"),
  OPEN_QUESTION("the buyer's last words ask something"),
  LOUD("exclamation and question marks"),
  HARSH("harsh words"),
  EFFORT("words of waiting and trying again"),
  THREAT("words of complaint and law"),
  IRONY("ironic words"),
  DOUBT("words that call to account"),
  LEAVING("words of leaving"),
  THANKS("words of thanks at the end"),
  COURSE("how the talk reads as a whole");

  private final String words;

  TalkSign(String words) {
    this.words = words;
  }

  /** A short English phrase. */
  public String words() {
    return words;
  }
}
