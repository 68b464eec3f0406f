/** First names that are common in the United Kingdom, and no everyday word when they stand with a capital. */
export const firstNames: ReadonlySet<string> = new Set(
  `aaron abdul abdullah abigail adam adaeze adele aditi adrian agnes agnieszka ahmed aidan aisha alan albert alec
  alexander alexandra alexis alfie alfred ali alice alison amanda amara amelia amina amir amit amy ana anastasia andrea
  andrew andrzej angela angus anika anita ann anna anne annette annie anthony antonio anwar archie arjun arthur asha
  asif audrey ava ayesha barbara barry beatrice ben benjamin bernard beryl beth bethany betty beverley bilal brenda
  brian bridget bronwen bruce bryan callum cameron carl carlos carol caroline catherine cecilia cerys charles charlie
  charlotte chen chidi chinedu chloe christine christopher claire clare clive colin connor craig cynthia dafydd daisy
  daniel danuta darren david dawn deborah declan deirdre denise dennis derek desmond diana diane dilys dina dmitri
  donald donna doreen doris dorota dorothy douglas duncan dylan eddie edith edna edward eileen elaine eleanor elena
  eleri elizabeth ella ellen elsie emeka emily emma emmanuel enid eric ernest esther ethan ethel eunice eva evelyn ewa
  faisal fatima fatou femi fergus fiona florence frances francis frank fred freda frederick freya gareth gary gavin
  gemma geoffrey george georgia gerald geraldine gertrude gillian giovanni gladys glenys gloria gordon grace graham
  grzegorz gurpreet gwen hamza hannah harjit haroon haruto harold harriet harry hassan hazel heather helen helena henry
  hilary hilda howard hugh hussain hussein ian ibrahim imran irene iris isaac isabel isabella isla ivan ivy jack
  jacqueline jacob jake james jamie jan jane janet janice jasmine jason javed jayne jean jeanette jeffrey jennifer
  jeremy jessica jill jing joan joanna joanne joe joel john jonathan jose joseph josephine joshua joy joyce juan judith
  julia julian julie june justyna karen karl karolina katarzyna kate katherine kathleen katie kayleigh keith kelly
  kenneth kerry kevin khadija kieran kimberley kirsty krzysztof kumar kwame lakshmi laura lauren lawrence leah lee leo
  leonard leslie lewis li liam lilian lily linda lisa logan louise lucas lucy luke lydia lynn maciej maeve magdalena
  malcolm malgorzata manjit marcus margaret maria marian marie marilyn marion marjorie martin mary maryam matthew
  maureen mavis maxine megan mehmet mei melanie melissa michael michelle miguel mohamed mohammad mohammed mohamud moira
  molly monica morag mordecai muhammad muriel mustafa myra nadia nadine nancy naomi natalie natasha nathan neil neville
  nia niamh nicholas nicola nigel nikhil nina noah noel nora norah norma norman ngozi oliver olive olivia olu omar
  oscar oskar owen paddy pamela patricia patrick paul paula pauline pawel peggy penelope percy peter philip phoebe
  phyllis piotr poppy priya rachel raj rajesh ralph ravi raymond rebecca reginald rhian rhys richard rita robert robin
  roger ronald rosemary rosie roy ruby rupert russell ruth ryan sadia saeed sally salma sam samantha samina samira
  samuel sandra sanjay sara sarah sean shabana shane sharon sheila shirley shreya sian sidney sienna simon siobhan
  sofia sonia sophia sophie stacey stanislaw stella stephanie stephen steven stewart stuart sunita susan suzanne sylvia
  tariq tatiana teresa terence terry thelma theo theresa thomas timothy tina tom tomasz tony tracey trevor tyler umar
  usha valerie vera vernon veronica victor vikram vincent violet viola vivian vivienne walter wayne wendy wilfred
  william winifred wojciech xin yasmin yusuf yvonne zachary zahra zainab zofia zoe zuzanna`.split(/\s+/),
);
