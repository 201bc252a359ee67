/** Headings, links and dates in nine languages, and the code pages that old files are written in. */
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { lines, read, rowNamed } from './fixtures.ts'

describe('headings in other languages', () => {
  it.each([
    [
      'de',
      'Nr.;Vorgangsname;Dauer;Anfang;Fertigstellung;Vorgänger;Ressourcennamen;% Abgeschlossen\n1;Bau;5 Tage;05.01.2026;09.01.2026;;Anna;0,5\n2;Test;3 Tage;12.01.2026;14.01.2026;1EA+1t;Bernd;0',
    ],
    [
      'fr',
      'N°;Nom de la tâche;Durée;Début;Fin;Prédécesseurs;Noms ressources;% achevé\n1;Bau;5 jours;05/01/2026;09/01/2026;;Anna;50%\n2;Test;3 jours;12/01/2026;14/01/2026;1FD+1j;Bernd;0%',
    ],
    [
      'ru',
      'Ид.;Название задачи;Длительность;Начало;Окончание;Предшественники;Названия ресурсов;% завершения\n1;Bau;5 дней;Пн 05.01.26;Пт 09.01.26;;Anna;50%\n2;Test;3 дней;Пн 12.01.26;Ср 14.01.26;1ОН+1д;Bernd;0%',
    ],
    [
      'es',
      'Id;Nombre de tarea;Duración;Comienzo;Fin;Predecesoras;Nombres de los recursos;% completado\n1;Bau;5 días;05/01/2026;09/01/2026;;Anna;50%\n2;Test;3 días;12/01/2026;14/01/2026;1FC+1d;Bernd;0%',
    ],
    [
      'pt',
      'Id;Nome da tarefa;Duração;Início;Término;Predecessoras;Nomes dos recursos;% concluída\n1;Bau;5 dias;05/01/2026;09/01/2026;;Anna;50%\n2;Test;3 dias;12/01/2026;14/01/2026;1TI+1d;Bernd;0%',
    ],
    [
      'tr',
      'No;Görev Adı;Süre;Başlangıç;Bitiş;Öncüller;Kaynak Adları;% Tamamlanan\n1;Bau;5 gün;05.01.2026;09.01.2026;;Anna;50%\n2;Test;3 gün;12.01.2026;14.01.2026;1FS+1g;Bernd;0%',
    ],
    [
      'zh',
      '标识号,任务名称,工期,开始时间,完成时间,前置任务,资源名称,完成百分比\n1,Bau,5 个工作日,2026年1月5日,2026年1月9日,,Anna,50%\n2,Test,3 个工作日,2026年1月12日,2026年1月14日,1FS+1d,Bernd,0%',
    ],
    [
      'ja',
      '番号,タスク名,期間,開始日,終了日,先行タスク,リソース名,達成率\n1,Bau,5 日,2026/1/5,2026/1/9,,Anna,50%\n2,Test,3 日,2026/1/12,2026/1/14,1FS+1日,Bernd,0%',
    ],
    [
      'ko',
      '번호,작업 이름,기간,시작 날짜,완료 날짜,선행 작업,자원 이름,완료율\n1,Bau,5 일,2026-01-05,2026-01-09,,Anna,50%\n2,Test,3 일,2026-01-12,2026-01-14,1FS+1일,Bernd,0%',
    ],
  ])('%s', async (_language, csv) => {
    const result = await read(csv)
    expect(lines(result)).toEqual(['Bau 2026-01-05..2026-01-09', 'Test 2026-01-12..2026-01-14 <1FS+1d'])
    expect(rowNamed(result, 'Bau')).toMatchObject({ owner: 'Anna', percentComplete: 50, duration: '5d' })
  })

  it('in old code pages and UTF-16', async () => {
    const russian = 'Название;Начало;Окончание;Ответственный\nПодготовка площадки;05.01.2026;09.01.2026;Иванов'
    const german = 'Aufgabe;Beginn;Ende;Verantwortlich\nPrüfung der Anträge;05.01.2026;09.01.2026;Jörg Müßig'
    expect(rowNamed(await read(iconv.encode(russian, 'windows-1251')), 'Подготовка площадки').owner).toBe('Иванов')
    expect(rowNamed(await read(iconv.encode(german, 'windows-1252')), 'Prüfung der Anträge').owner).toBe('Jörg Müßig')
    for (const encoding of ['utf-16le', 'utf-16be'])
      for (const addBOM of [true, false])
        expect(rowNamed(await read(iconv.encode(german, encoding, { addBOM })), 'Prüfung der Anträge').owner).toBe('Jörg Müßig')
    expect(rowNamed(await read(`﻿${german}`), 'Prüfung der Anträge').start).toBe('2026-01-05')
  })
})
